using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>One user to work on.</summary>
/// <param name="Input">The pipeline's own object, for an error's TargetObject: what failed is run again from there.</param>
/// <param name="User">The user; null if the row names none.</param>
/// <param name="Columns">What else the row says.</param>
/// <param name="Failure">Why the row cannot be used; null if it can.</param>
internal sealed record UserRow(object? Input, UserReference? User, RowColumns Columns, RsaCloudAdminException? Failure = null)
{
    /// <summary>How -WhatIf and -Confirm name the user: by the id where an id is sent, and by no name that only the list gives.</summary>
    public string Question => User switch
    {
        null => ToString(),
        { IsConfirmed: true, Id: { } id, Name: { } name } => $"{DisplayText.Quote(name)} (id {DisplayText.Quote(id)})",
        { Id: { } id, Name: { } name } => $"{DisplayText.Quote(id)} (the list says {DisplayText.Quote(name)})",
        _ => ToString(),
    };

    public override string ToString() => User is null ? "a row that names no user" : DisplayText.Quote(User.Text);
}
