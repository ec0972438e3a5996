using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that changes something of each user of a list, and asks before it does.</summary>
/// <typeparam name="TResult">What it emits for a user.</typeparam>
public abstract class UserChangeCommand<TResult> : UserListCommand<TResult>
{
    /// <summary>What is done to the user, as -WhatIf and -Confirm word it.</summary>
    private protected abstract string Action { get; }

    private protected sealed override bool IsConfirmed(UserRow row) => ShouldProcess($"{row} at {Quoted.Line(Connection!.Name)}", Action);
}
