using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that change users, and ask for confirmation first.</summary>
/// <typeparam name="TResult">The type of the result for a user.</typeparam>
public abstract class UserChangeCommand<TResult> : UserListCommand<TResult>
{
    private protected sealed override bool IsConfirmed(BulkRow row, string action) => ShouldProcess($"{((UserRow)row).Question} at {DisplayText.Quote(Connection!.Name)}", action);
}
