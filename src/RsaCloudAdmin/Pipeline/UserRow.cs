using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>One user to work on.</summary>
/// <param name="Input">The pipeline's own object, for an error's TargetObject: what failed is run again from there.</param>
/// <param name="User">The user; null if the row names none.</param>
/// <param name="Fault">Why the row cannot be used; null if it can.</param>
internal sealed record UserRow(object? Input, UserReference? User, RsaCloudAdminException? Fault = null)
{
    public static UserRow Of(object? input, UserReference user) => new(input, user);

    public static UserRow Unusable(object? input, RsaCloudAdminException fault) => new(input, null, fault);

    public override string ToString() => User is null ? "a row that names no user" : Quoted.Text(User.Text);
}
