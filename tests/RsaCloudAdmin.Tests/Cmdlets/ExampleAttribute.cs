namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>
/// A call of the cmdlet that a specification covers. Theories make these calls to test the requirements for every cmdlet.
/// The help's examples cannot serve for this, because they need files and other users.
/// </summary>
/// <param name="arguments">
/// The arguments for user1@example.com. The user itself is added if the cmdlet takes users.
/// </param>
/// <param name="headings">The headings of the table that shows the result.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ExampleAttribute(string arguments = "", params string[] headings) : Attribute
{
    public string Arguments => arguments;

    public IReadOnlyList<string> Headings => headings;

    /// <summary>A script that prepares the call, so that it has something to do.</summary>
    public string Before { get; set; } = "";
}
