namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>
/// A call of the cmdlet that a specification is about. What every cmdlet must do is tested by theories that make these calls.
/// It stands in the specification, where an author of a cmdlet writes anyway; the help's examples need files and other users.
/// </summary>
/// <param name="arguments">
/// What follows the cmdlet's name for user1@example.com. The user is added where the cmdlet takes users.
/// </param>
/// <param name="headings">The headings of the table that shows the result.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ExampleAttribute(string arguments = "", params string[] headings) : Attribute
{
    public string Arguments => arguments;

    public IReadOnlyList<string> Headings => headings;

    /// <summary>What an admin has done before, such that there is something to do.</summary>
    public string Before { get; set; } = "";
}
