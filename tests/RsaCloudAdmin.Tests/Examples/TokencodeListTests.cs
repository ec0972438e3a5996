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
        $"\"{User(1).Id}\",\"user1@example.com\",\"user1\",\"{User(1).Tokencode!.Code}\",\"{User(1).Tokencode!.Expires.UtcDateTime:yyyy-MM-dd HH:mm}\",\"{User(1).Tokencode!.Id}\"");

    [Fact]
    public void The_codes_are_in_a_file_that_its_owner_alone_can_read_and_nowhere_else()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2", "user2@example.com,T3");

        var (exitCode, shown) = RunList();

        Assert.Equal(1, exitCode);
        var lines = File.ReadAllLines(CodePath);
        Assert.Equal("\"UserId\",\"EmailAddress\",\"UserName\",\"EmergencyTokencode\",\"ExpiresUtc\",\"EmergencyTokencodeId\"", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.Equal(LineOfUser1, lines[1]);
        Assert.DoesNotContain(User(1).Tokencode!.Code, shown + File.ReadAllText(FailurePath), StringComparison.Ordinal);
        var failed = File.ReadAllLines(FailurePath);
        Assert.Equal("\"Email\",\"Ticket\",\"Error\",\"Message\",\"ToDo\"", failed[0]);
        Assert.Matches("^\"nobody@example.com\",\"T2\",\"UserNotFound\",\".*the user.*does not exist.*\",\"Check the spelling.*\"$", Assert.Single(failed.Skip(1)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodePath));
    }

    [Theory]
    [InlineData("th-TH")] // Where it is the year 2569.
    [InlineData("ar-SA")]
    [InlineData("fi-FI")] // Where times contain a dot.
    public void The_file_says_the_same_in_every_culture(string culture)
    {
        WriteList("user1@example.com,T1");

        var (exitCode, _) = RunExample("New-TokencodeList.ps1", Arguments(), $"[cultureinfo]::CurrentCulture = '{culture}'");

        Assert.Equal(0, exitCode);
        Assert.Equal(LineOfUser1, File.ReadAllLines(CodePath)[1]);
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
        var failed = File.ReadAllLines(FailurePath).Skip(1).Select(row => string.Join(',', row.Split(',').Take(2)).Replace("\"", "", StringComparison.Ordinal)).ToList();
        // The input rows, without the one that has its code and those that were not attempted. Of the rows in flight, a later one may fail first.
        Assert.InRange(failed.Count, 4, rows.Length - 2);
        var others = rows.Where((_, i) => i != issued - 1).ToList();
        Assert.Equal(others.Where(failed.Contains), failed);
        var words = Words(shown);
        Assert.Contains($"The first row not attempted is '{others.Find(row => !failed.Contains(row))!.Split(',')[0]}'", words, StringComparison.Ordinal);
        Assert.Contains("whether the change was made is unknown", words, StringComparison.Ordinal);
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
        Assert.Contains("Specify another -CodePath", Words(shown), StringComparison.Ordinal);
        Assert.Equal("codes of yesterday", File.ReadAllText(CodePath));
        Assert.Equal(0, User(1).TokencodesIssued);
    }

    [Theory]
    [InlineData("Email,Ticket")]
    [InlineData("")]
    public void An_empty_list_is_nothing_to_do_whether_or_not_there_is_a_file_for_codes(string list)
    {
        foreach (var before in new[] { null, "codes of yesterday" })
        {
            File.WriteAllText(ListPath, list);
            if (before is not null)
                File.WriteAllText(CodePath, before);

            var (exitCode, shown) = RunList();

            Assert.Equal((0, $"Nothing to do: the list {ListPath} is empty."), (exitCode, Words(shown)));
            Assert.Equal(before, File.Exists(CodePath) ? File.ReadAllText(CodePath) : null);
            Assert.False(File.Exists(FailurePath));
        }

        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Where_no_code_was_issued_no_file_for_codes_stays_behind()
    {
        WriteList("nobody@example.com,T1");

        Assert.Equal(1, RunList().ExitCode);

        Assert.False(File.Exists(CodePath));
        Assert.Equal(2, File.ReadAllLines(FailurePath).Length);
    }

    [Fact]
    public void A_run_that_is_ended_before_any_code_leaves_no_file_for_codes()
    {
        WriteList([.. Enumerable.Range(1, 12).Select(n => $"user{n}@example.com,T{n}")]);
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));

        // The key is refused during the check, and later on.
        Assert.Equal(2, RunList().ExitCode);
        Assert.False(File.Exists(CodePath));
        Service.Faults.Clear();
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized) { Operation = Operation.LookUp });
        Assert.Equal(2, RunList().ExitCode);
        Assert.False(File.Exists(CodePath));
    }

    [Fact]
    public void A_name_that_only_the_list_gives_is_not_passed_off_as_the_users()
    {
        File.WriteAllLines(ListPath, ["UserId,Name", $"{User(1).Id},Somebody Else"]);

        Assert.Equal(0, RunList().ExitCode);

        Assert.StartsWith($"\"{User(1).Id}\",,,\"{User(1).Tokencode!.Code}\"", File.ReadAllLines(CodePath)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_names_two_users_or_a_user_again_gets_no_code()
    {
        File.WriteAllLines(ListPath, ["UserId,Email", $"{User(1).Id},user2@example.com", ",user3@example.com", $"{User(3).Id},"]);

        var (exitCode, shown) = RunList();

        Assert.Equal(1, exitCode);
        Assert.Contains($"for '{User(3).Id}': the same user was named earlier, as 'user3@example.com'", Words(shown), StringComparison.Ordinal);
        Assert.Contains("1 of 3 rows failed.", Words(shown), StringComparison.Ordinal);

        Assert.Equal($"\"{User(3).Id}\"", Assert.Single(File.ReadAllLines(CodePath).Skip(1)).Split(',')[0]);
        Assert.Equal(["\"IdentityMismatch\""], File.ReadAllLines(FailurePath).Skip(1).Select(line => line.Split(',')[2]));
    }

    [Fact]
    public void Cells_that_a_spreadsheet_would_run_are_text_in_both_files_and_the_failure_file_can_be_run()
    {
        var user = Service.Tenant.AddUser("=cmd|calc@example.com", "+user");
        File.WriteAllLines(ListPath, ["Email,=Ticket", "=cmd|calc@example.com,T1", "-nobody@example.com,@SUM(A1)"]);

        Assert.Equal(1, RunList().ExitCode);

        Assert.StartsWith($"\"{user.Id}\",\"'=cmd|calc@example.com\",\"'+user\",", File.ReadAllLines(CodePath)[1], StringComparison.Ordinal);
        var failed = File.ReadAllLines(FailurePath);
        Assert.StartsWith("\"Email\",\"'=Ticket\",", failed[0], StringComparison.Ordinal);
        Assert.StartsWith("\"'-nobody@example.com\",\"'@SUM(A1)\",\"UserNotFound\",", failed[1], StringComparison.Ordinal);

        // Meanwhile the user was created.
        Service.Tenant.AddUser("-nobody@example.com");
        var (exitCode, _) = RunExample("New-TokencodeList.ps1", ["-Path", FailurePath, "-KeyPath", KeyPath, "-CodePath", PathOf("more.csv"), "-FailurePath", PathOf("still.csv")]);
        Assert.Equal(0, exitCode);
        Assert.Contains("\"'-nobody@example.com\"", File.ReadAllText(PathOf("more.csv")), StringComparison.Ordinal);
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
