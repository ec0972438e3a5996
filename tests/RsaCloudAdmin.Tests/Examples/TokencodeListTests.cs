using System.Globalization;

namespace RsaCloudAdmin.Tests.Examples;

public class TokencodeListTests : ExampleTest
{
    private string CodePath => PathOf("codes.csv");

    private string LineOfUser1 => string.Create(
        CultureInfo.InvariantCulture,
        $"\"user1@example.com\",\"{User(1).Tokencode!.Code}\",\"{User(1).Tokencode!.Expires.UtcDateTime:yyyy-MM-dd HH:mm}\"");

    [Fact]
    public void The_codes_are_in_a_file_that_its_owner_alone_can_read_and_nowhere_else()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2", "user2@example.com,T3");

        var (exitCode, shown) = RunList();

        Assert.Equal(1, exitCode);
        var lines = File.ReadAllLines(CodePath);
        Assert.Equal("\"Identity\",\"EmergencyTokencode\",\"ExpiresUtc\",\"EmergencyTokencodeId\"", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(LineOfUser1, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(User(1).Tokencode!.Code, shown + File.ReadAllText(FailurePath), StringComparison.Ordinal);
        Assert.Equal(["\"Email\",\"Ticket\"", "\"nobody@example.com\",\"T2\""], File.ReadAllLines(FailurePath));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodePath));
    }

    [Theory]
    [InlineData("th-TH")] // Where it is the year 2569.
    [InlineData("ar-SA")]
    [InlineData("fi-FI")] // Where a time has a dot.
    public void The_file_says_the_same_in_every_culture(string culture)
    {
        WriteList("user1@example.com,T1");

        var (exitCode, _) = RunExample("New-TokencodeList.ps1", Arguments(), $"[cultureinfo]::CurrentCulture = '{culture}'");

        Assert.Equal(0, exitCode);
        Assert.StartsWith(LineOfUser1, File.ReadAllLines(CodePath)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void All_served_it_ends_in_0()
    {
        WriteList("user1@example.com,T1");

        Assert.Equal(0, RunList("-ExpirationDays", "3").ExitCode);
        Assert.InRange(User(1).Tokencode!.Expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3));
    }

    [Fact]
    public void A_file_that_is_there_already_is_kept_and_no_code_is_issued()
    {
        WriteList("user1@example.com,T1");
        File.WriteAllText(CodePath, "codes of yesterday");

        Assert.Equal(2, RunList().ExitCode);

        Assert.Equal("codes of yesterday", File.ReadAllText(CodePath));
        Assert.Equal(0, User(1).TokencodesIssued);
    }

    [Fact]
    public void WhatIf_makes_no_file_and_sends_nothing()
    {
        WriteList("user1@example.com,T1");

        Assert.Equal(0, RunList("-WhatIf").ExitCode);

        Assert.False(File.Exists(CodePath));
        Assert.Equal(0, Service.Requests.Count);
    }

    private (int ExitCode, string Shown) RunList(params string[] more) =>
        RunExample("New-TokencodeList.ps1", Arguments(more));

    private string[] Arguments(params string[] more) =>
        ["-Path", ListPath, "-KeyPath", KeyPath, "-CodePath", CodePath, "-FailurePath", FailurePath, .. more];
}
