using System.Globalization;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Examples;

public class TokencodeListTests : ExampleTest
{
    private string CodePath => PathOf("codes.csv");

    private protected override EmulatorOptions Options => new() { Users = 12 };

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
    public void A_run_that_is_ended_leaves_the_codes_and_the_rows_that_failed()
    {
        // The first two are not looked up: one has a code, the other may have one.
        string[] rows = [$"{EmulatedTenant.SeededId(1)},T1", $"{EmulatedTenant.SeededId(2)},T2", .. Enumerable.Range(3, 10).Select(n => $"user{n}@example.com,T{n}")];
        WriteList(rows);
        Service.Faults.Add(
            new Fault(FaultEffect.Reset) { Operation = Operation.EnableTokencode, AfterApplying = true, Times = 1 },
            new Fault(FaultEffect.Unauthorized) { Operation = Operation.LookUp });

        var (exitCode, shown) = RunList();

        Assert.Equal(2, exitCode);
        var issued = Assert.Single(File.ReadAllLines(CodePath).Skip(1)).Split(',')[0].Trim('"') == EmulatedTenant.SeededId(1).ToString() ? 1 : 2;
        var failed = File.ReadAllLines(FailurePath).Skip(1).ToList();
        // The rows themselves, without the one that has its code and those that were not tried.
        Assert.InRange(failed.Count, 4, rows.Length - 2);
        Assert.Equal(rows.Where((_, i) => i != issued - 1).Take(failed.Count), failed.Select(row => row.Replace("\"", "", StringComparison.Ordinal)));
        var words = Words(shown);
        Assert.Contains($"The first row not attempted is 'user{failed.Count + 2}@example.com'", words, StringComparison.Ordinal);
        Assert.Contains("nobody can know whether it was done", words, StringComparison.Ordinal);
        Assert.Contains($"{failed.Count} of 12 rows failed.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_file_that_is_the_list_is_refused_for_it_would_lose_who_was_not_tried()
    {
        WriteList("user1@example.com,T1");

        var (exitCode, _) = RunExample("New-TokencodeList.ps1", ["-Path", ListPath, "-KeyPath", KeyPath, "-CodePath", CodePath, "-FailurePath", ListPath]);

        Assert.Equal(2, exitCode);
        Assert.Equal(["Email,Ticket", "user1@example.com,T1"], File.ReadAllLines(ListPath));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_file_that_is_there_already_is_kept_and_no_code_is_issued()
    {
        WriteList("user1@example.com,T1");
        File.WriteAllText(CodePath, "codes of yesterday");

        var (exitCode, shown) = RunList();

        Assert.Equal(2, exitCode);
        Assert.Contains("Give this run another -CodePath", Words(shown), StringComparison.Ordinal);
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
