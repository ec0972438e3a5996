using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that changes something of each user of a list, and asks before it does.</summary>
/// <typeparam name="TResult">What it emits for a user.</typeparam>
public abstract class UserChangeCommand<TResult> : UserListCommand<TResult>
{
    private protected sealed override bool IsConfirmed(UserRow row, string action) => ShouldProcess($"{row.Question} at {DisplayText.Quote(Connection!.Name)}", action);
}
