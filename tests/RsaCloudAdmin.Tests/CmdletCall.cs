namespace RsaCloudAdmin.Tests;

/// <summary>A call of a cmdlet, as its specification defines it.</summary>
/// <param name="Name">The cmdlet's name.</param>
/// <param name="Arguments">The arguments for the first user.</param>
/// <param name="Headings">The headings of the table that shows the result.</param>
/// <param name="Before">A script that prepares the call, so that it has something to do.</param>
internal sealed record CmdletCall(string Name, string Arguments, IReadOnlyList<string> Headings, string Before)
{
    /// <summary>The user for whom the arguments are valid.</summary>
    public const string User = "user1@example.com";

    public bool TakesUsers => CmdletList.TakingUsers.Contains(Name);

    public override string ToString() => For(User);

    public string For(string user) => TakesUsers ? $"{Name} -UserId {user} {Arguments}" : $"{Name} {Arguments}";

    /// <summary>Returns the call for users, through the pipeline if the cmdlet takes users.</summary>
    public string Piped(string users) => TakesUsers ? $"{users} | {Name} {Arguments}" : $"{Name} {Arguments}";
}
