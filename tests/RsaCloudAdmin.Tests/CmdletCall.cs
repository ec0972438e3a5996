namespace RsaCloudAdmin.Tests;

/// <summary>A call of any cmdlet, as its specification gives it.</summary>
/// <param name="Name">The cmdlet's name.</param>
/// <param name="Arguments">What follows it for the first user.</param>
/// <param name="Headings">The headings of the table that shows the result.</param>
/// <param name="Before">What is run before, such that there is something to do.</param>
internal sealed record CmdletCall(string Name, string Arguments, IReadOnlyList<string> Headings, string Before)
{
    /// <summary>The user that the arguments fit.</summary>
    public const string User = "user1@example.com";

    public bool TakesUsers => CmdletList.TakingUsers.Contains(Name);

    /// <summary>The call for the first user, as an argument.</summary>
    public override string ToString() => For(User);

    /// <summary>The call for a user, as an argument.</summary>
    public string For(string user) => TakesUsers ? $"{Name} -UserId {user} {Arguments}" : $"{Name} {Arguments}";

    /// <summary>The call for users, through the pipeline where it takes any.</summary>
    public string Piped(string users) => TakesUsers ? $"{users} | {Name} {Arguments}" : $"{Name} {Arguments}";
}
