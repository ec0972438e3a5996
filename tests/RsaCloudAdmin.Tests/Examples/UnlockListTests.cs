using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests.Examples;

public class UnlockListTests : ExampleTest
{
    private protected override EmulatorOptions Options => new() { Users = 12 };

    [Fact]
    public void All_are_unlocked_and_an_old_failure_file_is_gone()
    {
        WriteList("user1@example.com,T1", "user2@example.com,T2");
        File.WriteAllText(FailurePath, OldFailureFile);

        var (exitCode, shown) = RunList();

        Assert.Equal(0, exitCode);
        Assert.Contains("user2@example.com", shown, StringComparison.Ordinal);
        Assert.False(User(1).IsTokenLocked || User(2).IsTokenLocked);
        Assert.False(File.Exists(FailurePath));
    }

    [Fact]
    public void Who_failed_stands_in_the_failure_file_with_the_rows_own_columns_and_what_to_do()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");

        var (exitCode, shown) = RunList();

        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 2 rows failed", shown, StringComparison.Ordinal);
        var lines = File.ReadAllLines(FailurePath);
        Assert.Equal("\"Email\",\"Ticket\",\"Error\",\"Message\",\"ToDo\"", lines[0]);
        Assert.StartsWith("\"nobody@example.com\",\"T2\",\"UserNotFound\",", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.Contains("Check the spelling", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_failed_for_a_passing_reason_gets_a_second_pass()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        // More often than the client retries.
        Service.Faults.Add(new Fault(FaultEffect.InternalServerError) { Operation = Operation.Unlock, Times = 4 });

        var (exitCode, shown) = RunList();

        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 2 rows failed for a temporary reason", shown, StringComparison.Ordinal);
        Assert.False(User(1).IsTokenLocked);
        Assert.StartsWith("\"nobody@example.com\"", File.ReadAllLines(FailurePath)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_failure_file_can_be_the_next_list_even_under_its_own_name()
    {
        WriteList("nobody@example.com,T1");
        Assert.Equal(1, RunList().ExitCode);

        File.WriteAllText(FailurePath, File.ReadAllText(FailurePath).Replace("\"nobody@", "\"user3@", StringComparison.Ordinal));
        var (exitCode, _) = RunExample("Unlock-List.ps1", ["-Path", FailurePath, "-KeyPath", KeyPath, "-FailurePath", FailurePath]);

        Assert.Equal(0, exitCode);
        Assert.False(User(3).IsTokenLocked);
        Assert.False(File.Exists(FailurePath));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_is_ended_writes_down_who_failed_by_then_but_not_over_its_list(bool overItsList)
    {
        string[] rows = ["nobody@example.com,T0", .. Enumerable.Range(1, 12).Select(n => $"user{n}@example.com,T{n}")];
        WriteList(rows);
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized) { Operation = Operation.Unlock });
        var failurePath = overItsList ? ListPath : FailurePath;

        var (exitCode, shown) = RunExample("Unlock-List.ps1", ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", failurePath, "-PauseSec", "0"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("The first row not attempted is", Words(shown), StringComparison.Ordinal);
        var lines = File.ReadAllLines(failurePath);
        if (overItsList)
        {
            Assert.Equal(["Email,Ticket", .. rows], lines);
            return;
        }

        Assert.StartsWith("\"nobody@example.com\",\"T0\",\"UserNotFound\",", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines.Length - 1, 4, rows.Length - 1);
        Assert.All(lines.Skip(2), line => Assert.Contains("\"TokenRefused\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_pass_that_is_ended_loses_nobody_of_the_first()
    {
        WriteList([.. Enumerable.Range(1, 12).Select(n => $"user{n}@example.com,T{n}"), "nobody@example.com,T0"]);
        Service.Faults.Add(
            new Fault(FaultEffect.StillLocked) { Times = 12 },
            new Fault(FaultEffect.Unauthorized) { Operation = Operation.Unlock });

        Assert.Equal(2, RunList().ExitCode);
        Assert.Equal(13, File.ReadAllLines(FailurePath).Length - 1);
    }

    [Theory]
    [InlineData("Email,Ticket")]
    [InlineData("")]
    public void An_empty_list_is_nothing_to_do_and_no_file_is_touched(string list)
    {
        File.WriteAllText(ListPath, list);
        File.WriteAllText(FailurePath, "of yesterday");

        var (exitCode, shown) = RunList();

        Assert.Equal((0, $"Nothing to do: the list {ListPath} is empty."), (exitCode, Words(shown)));
        Assert.Equal("of yesterday", File.ReadAllText(FailurePath));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Cells_that_a_spreadsheet_would_run_are_text_in_the_failure_file_and_it_can_be_run_any_number_of_times()
    {
        string[] cells = ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\tA1", "\rA1", "\nA1", "'=1", "'text", "a=1"];
        var columns = Enumerable.Range(1, cells.Length).Select(n => $"C{n}");
        File.WriteAllText(ListPath, $"Email,{string.Join(',', columns)}\n\"=nobody@example.com\",{string.Join(',', cells.Select(cell => $"\"{cell}\""))}\n");

        Assert.Equal(1, RunList().ExitCode);
        var first = File.ReadAllText(FailurePath);
        string[] expected = ["'=nobody@example.com", "'=1+1", "'+49 30 1", "'-1", "'@SUM(A1)", "'\tA1", "'\rA1", "'\nA1", "'=1", "'text", "a=1"];
        Assert.Contains(string.Join(',', expected.Select(cell => $"\"{cell}\"")), first, StringComparison.Ordinal);

        string[] arguments = ["-Path", FailurePath, "-KeyPath", KeyPath, "-FailurePath", FailurePath, "-PauseSec", "0"];
        Assert.Equal(1, RunExample("Unlock-List.ps1", arguments).ExitCode);
        Assert.Equal(first, File.ReadAllText(FailurePath));

        Service.Tenant.AddUser("=nobody@example.com");
        Assert.Equal(0, RunExample("Unlock-List.ps1", arguments).ExitCode);
    }

    [Theory]
    [InlineData("-KeyPath", "could not find the key file")]
    [InlineData("-Path", "Could not find file")]
    public void Without_a_key_or_a_list_it_ends_in_2(string parameter, string words)
    {
        WriteList("user1@example.com,T1");
        string[] arguments = ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath];
        arguments[Array.IndexOf(arguments, parameter) + 1] = PathOf("none-such");

        var (exitCode, shown) = RunExample("Unlock-List.ps1", arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(words, Words(shown), StringComparison.OrdinalIgnoreCase);
        Assert.True(User(1).IsTokenLocked);
    }

    private (int ExitCode, string Shown) RunList() =>
        RunExample("Unlock-List.ps1", ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath, "-PauseSec", "0"]);
}
