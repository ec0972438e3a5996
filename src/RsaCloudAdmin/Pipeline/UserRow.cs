using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>One user to process.</summary>
/// <param name="Input"><inheritdoc cref="BulkRow" path="/param[@name='Input']"/></param>
/// <param name="User">The user; null if the row names none.</param>
/// <param name="Columns">The columns of the row.</param>
/// <param name="Failure"><inheritdoc cref="BulkRow" path="/param[@name='Failure']"/></param>
internal sealed record UserRow(object? Input, UserReference? User, RowColumns Columns, RsaCloudAdminException? Failure = null) : BulkRow(Input, Failure)
{
    /// <summary>The user as -WhatIf and -Confirm show it. If an id is sent, the id comes first, unless the service has confirmed the name.</summary>
    public string Question => User switch
    {
        null => ToString(),
        { IsConfirmed: true, Id: { } id, Name: { } name } => $"{DisplayText.Quote(name)} (id {DisplayText.Quote(id)})",
        { Id: { } id, Name: { } name } => $"{DisplayText.Quote(id)} (the list says {DisplayText.Quote(name)})",
        _ => ToString(),
    };

    public override string ToString() => User is null ? "a row without a user" : DisplayText.Quote(User.Text);
}
