using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>How the list scripts handle existing files, and rows that must not be run again.</summary>
public class TokencodeFilesTests : ExampleTest
{
    private string CodePath => PathOf("codes.csv");

    private string FolderPath => Path.GetDirectoryName(ListPath)!;

    [Theory]
    [InlineData("codes.csv", "codes.csv")]
    [InlineData("codes.csv", "./sub/../codes.csv")]
    [InlineData("codes.csv", "CODES.csv")] // The same file if names are not case-sensitive.
    [InlineData("./failed.csv", null)] // The parameter's default.
    [InlineData("codes.csv", "link/codes.csv")]
    public void A_failure_file_that_is_the_file_of_codes_is_refused_before_anything_is_sent(string codes, string? failures)
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        Assert.SkipWhen(OperatingSystem.IsWindows() && failures?.StartsWith("link", StringComparison.Ordinal) == true, "Links need rights of their own on Windows.");
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(PathOf("link"), FolderPath);
        string[] arguments = ["-Path", "list.csv", "-KeyPath", KeyPath, "-CodePath", codes, .. failures is null ? Array.Empty<string>() : ["-FailurePath", failures]];

        var (exitCode, shown) = RunExample("New-TokencodeList.ps1", arguments, $"Set-Location '{FolderPath}'");

        Assert.Equal(2, exitCode);
        Assert.Contains("The failure file cannot be the file for the codes", Words(shown), StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
        Assert.False(File.Exists(PathOf(codes)));
    }

    [Theory]
    [InlineData("New-TokencodeList.ps1", "\"UserId\",\"EmailAddress\",\"EmergencyTokencode\"\n1,a@example.com,12345678\n")]
    [InlineData("New-TokencodeList.ps1", "Email,Error,Message\n")]
    [InlineData("New-TokencodeList.ps1", "Email,Email,Error\n")] // Not a valid CSV list in PowerShell.
    [InlineData("New-TokencodeList.ps1", "")]
    [InlineData("Unlock-List.ps1", "\"UserId\",\"EmailAddress\",\"EmergencyTokencode\"\n1,a@example.com,12345678\n")]
    [InlineData("Unlock-List.ps1", "")]
    public void A_file_that_is_no_failure_file_is_kept_and_nobody_is_changed(string script, string text)
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        File.WriteAllText(FailurePath, text);

        var (exitCode, shown) = Run(script);

        Assert.Equal(2, exitCode);
        Assert.Contains("is not a failure file", Words(shown), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(FailurePath));
        Assert.Equal(0, Service.Requests.Count);
        Assert.False(File.Exists(CodePath));
    }

    [Theory]
    [InlineData("New-TokencodeList.ps1", "-CodePath", "none-such/codes.csv", "The folder of the file")]
    [InlineData("New-TokencodeList.ps1", "-FailurePath", "none-such/failed.csv", "The folder of the file")]
    [InlineData("New-TokencodeList.ps1", "-CodePath", "list.csv/codes.csv", "The folder of the file")]
    [InlineData("New-TokencodeList.ps1", "-CodePath", ".", "is a folder")]
    [InlineData("New-TokencodeList.ps1", "-FailurePath", ".", "is a folder")]
    [InlineData("Unlock-List.ps1", "-FailurePath", "none-such/failed.csv", "The folder of the file")]
    [InlineData("Unlock-List.ps1", "-FailurePath", ".", "is a folder")]
    public void A_place_that_no_file_can_have_is_refused_in_plain_words(string script, string parameter, string place, string words)
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");

        var (exitCode, shown) = Run(script, parameter, PathOf(place));

        Assert.Equal(2, exitCode);
        Assert.Contains(words, Words(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("xception", shown, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("none-such.csv")]
    [InlineData("theirs.csv")]
    public void A_link_in_the_place_of_the_codes_is_refused_and_what_it_leads_to_is_not_touched(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights of their own on Windows.");
        WriteList("user1@example.com,T1");
        File.WriteAllText(PathOf("theirs.csv"), "theirs");
        File.CreateSymbolicLink(CodePath, PathOf(target));

        Assert.Equal(2, Run("New-TokencodeList.ps1").ExitCode);

        Assert.Equal(0, Service.Requests.Count);
        Assert.False(File.Exists(PathOf("none-such.csv")));
        Assert.Equal("theirs", File.ReadAllText(PathOf("theirs.csv")));
        Assert.NotNull(new FileInfo(CodePath).LinkTarget);
    }

    [Fact]
    public void The_file_of_codes_is_closed_as_it_is_made_and_never_opened_by_its_name_again()
    {
        var script = File.ReadAllText(Example("New-TokencodeList.ps1"));

        Assert.DoesNotMatch("chmod|icacls|Set-Acl|SetUnixFileMode|SetAccessControl", script);
        Assert.Equal(3, Regex.Count(script, "'CreateNew'"));
        Assert.DoesNotMatch(@"(Export-Csv|Out-File|Set-Content|Add-Content)[^\n]*\$code(Path|File)", script);
    }

    [Fact]
    public void A_failure_file_that_another_program_has_open_is_refused_before_the_first_code()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        File.WriteAllText(FailurePath, OldFailureFile);
        using (new FileStream(FailurePath, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            var (exitCode, shown) = Run("New-TokencodeList.ps1");
            Assert.Equal(2, exitCode);
            Assert.Contains("could not be written", Words(shown), StringComparison.Ordinal);
        }

        Assert.Equal(OldFailureFile, File.ReadAllText(FailurePath));
        Assert.False(File.Exists(CodePath));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void After_a_clean_run_an_old_failure_file_is_gone_and_after_others_it_is_the_new_one()
    {
        File.WriteAllText(FailurePath, OldFailureFile);
        WriteList("user1@example.com,T1");
        Assert.Equal(2, Run("New-TokencodeList.ps1", "-KeyPath", PathOf("none-such")).ExitCode);
        Assert.Equal(OldFailureFile, File.ReadAllText(FailurePath));

        Assert.Equal(0, Run("New-TokencodeList.ps1").ExitCode);
        Assert.False(File.Exists(FailurePath));

        File.WriteAllText(FailurePath, "Email,\"Two\nlines\",Error,Message,ToDo\n");
        WriteList("nobody@example.com,T1");
        var (exitCode, shown) = Run("New-TokencodeList.ps1", "-CodePath", PathOf("more.csv"));
        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 1 row failed.", Words(shown), StringComparison.Ordinal);
        Assert.StartsWith("\"nobody@example.com\"", File.ReadAllLines(FailurePath)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Users_who_are_on_the_list_twice_have_their_code_and_nothing_is_left_to_do()
    {
        WriteList("user1@example.com,T1", "user1,T2");

        var (exitCode, shown) = Run("New-TokencodeList.ps1");

        Assert.Equal(0, exitCode);
        Assert.Contains("WARNING: Could not issue an emergency tokencode for 'user1': the same user was named earlier, as 'user1@example.com'", Words(shown), StringComparison.Ordinal);
        Assert.False(File.Exists(FailurePath));
        Assert.Equal(1, User(1).TokencodesIssued);
    }

    [Fact]
    public void A_row_whose_user_may_have_a_code_is_not_run_again_until_somebody_has_looked()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.EnableTokencode, AfterApplying = true });
        Assert.Equal(1, Run("New-TokencodeList.ps1").ExitCode);
        Service.Faults.Clear();
        var failed = File.ReadAllLines(FailurePath);
        Assert.Matches("^\"user1@example.com\",\"T1\",\"OutcomeUnknown\",.*until you clear its Error cell", failed[1]);

        Service.Tenant.AddUser("nobody@example.com");
        var (exitCode, shown) = RunAgain("second.csv");

        Assert.Equal(1, exitCode);
        Assert.Contains("WARNING: Skipped 1 row of", Words(shown), StringComparison.Ordinal);
        Assert.Contains("the user may already have a code", Words(shown), StringComparison.Ordinal);
        Assert.Equal(1, User(1).TokencodesIssued);
        Assert.Contains("nobody@example.com", Assert.Single(File.ReadAllLines(PathOf("second.csv")).Skip(1)), StringComparison.Ordinal);
        // The file still says which users the rows belong to.
        Assert.Equal(failed.Take(2), File.ReadAllLines(PathOf("still.csv")));

        File.WriteAllLines(FailurePath, [failed[0], failed[1].Replace("\"OutcomeUnknown\"", "", StringComparison.Ordinal)]);
        Assert.Equal(0, RunAgain("third.csv").ExitCode);
        Assert.Equal(2, User(1).TokencodesIssued);
        Assert.False(File.Exists(PathOf("still.csv")));
    }

    [Fact]
    public void A_column_Error_of_somebody_elses_list_skips_nobody()
    {
        File.WriteAllLines(ListPath, ["Email,Error", "user1@example.com,OutcomeUnknown"]);

        Assert.Equal(0, Run("New-TokencodeList.ps1").ExitCode);
    }

    [Theory]
    [InlineData("1", "Issue emergency tokencodes for 1 day into", "1 user of", "user1@example.com,T1")]
    [InlineData("2", "Issue emergency tokencodes for 2 days into", "2 users of", "user1@example.com,T1", "user2@example.com,T2")]
    public void What_would_be_done_is_told_in_the_singular_or_the_plural(string days, string doing, string users, params string[] rows)
    {
        WriteList(rows);

        var words = Words(Run("New-TokencodeList.ps1", "-ExpirationDays", days, "-WhatIf").Shown);

        Assert.Contains(doing, words, StringComparison.Ordinal);
        Assert.Contains(users, words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_pass_of_one_row_in_a_second_is_told_in_the_singular()
    {
        WriteList("user1@example.com,T1");
        Service.Faults.Add(new Fault(FaultEffect.InternalServerError) { Operation = Operation.Unlock, Times = 4 });

        var words = Words(Run("Unlock-List.ps1", "-PauseSec", "1").Shown);

        Assert.Contains("1 of 1 row failed for a temporary reason. Second pass in 1 second.", words, StringComparison.Ordinal);
    }

    private (int ExitCode, string Shown) RunAgain(string codes) =>
        Run("New-TokencodeList.ps1", "-Path", FailurePath, "-CodePath", PathOf(codes), "-FailurePath", PathOf("still.csv"));

    // Additional arguments override the defaults.
    private (int ExitCode, string Shown) Run(string script, params string[] more)
    {
        List<string> arguments = [.. more];
        List<(string Name, string Value)> usual = [("-Path", ListPath), ("-KeyPath", KeyPath), ("-FailurePath", FailurePath)];
        if (script.StartsWith("New-", StringComparison.Ordinal))
            usual.Add(("-CodePath", CodePath));
        foreach (var (name, value) in usual.Where(one => !more.Contains(one.Name)))
            arguments.AddRange([name, value]);
        return RunExample(script, [.. arguments]);
    }
}
