using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>The scheduled task of Windows and the systemd timer run Unlock-List.ps1 with valid arguments.</summary>
public partial class ScheduleTests : ExampleTest
{
    // Stand-ins for Windows cmdlets that return their arguments.
    private const string TaskCmdlets = """
        function global:New-ScheduledTaskAction($Execute, $Argument) { "$Execute $Argument" }
        function global:New-ScheduledTaskTrigger([switch] $Daily, $At) { "daily $Daily at $($At.TimeOfDay)" }
        function global:New-ScheduledTaskPrincipal($UserId, $LogonType) { "$UserId by $LogonType" }
        function global:New-ScheduledTaskSettingsSet([switch] $StartWhenAvailable, $MultipleInstances, $ExecutionTimeLimit) { "$MultipleInstances for $ExecutionTimeLimit" }
        function global:Register-ScheduledTask($TaskName, $Action, $Trigger, $Principal, $Settings, [switch] $Force) {
            Write-Host "registered: $TaskName"; Write-Host $Action; Write-Host $Trigger; Write-Host $Principal; Write-Host $Settings
        }
        """;

    [Fact]
    public void The_task_of_Windows_runs_the_script_with_whole_paths_as_a_managed_account()
    {
        var lines = Register("-At", "05:30").Split('\n').Select(line => line.TrimEnd()).ToList();

        Assert.Contains("registered: RSA unlock list", lines);
        Assert.Contains("daily True at 05:30:00", lines);
        Assert.Contains(@"CONTOSO\svc-rsa$ by Password", lines);
        Assert.Contains("IgnoreNew for 04:00:00", lines);
    }

    [Fact]
    public void What_the_task_of_Windows_runs_ends_in_1_when_a_row_failed()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");
        var command = ScriptCall().Match(Register());

        // Splits the command line as Windows does: at spaces outside quotation marks.
        var words = Words().Matches(command.Groups["arguments"].Value).Select(word => word.Value.Trim('"')).ToArray();
        var (exitCode, _) = RunExample(command.Groups["script"].Value, words);

        Assert.Equal(1, exitCode);
        Assert.False(User(1).IsTokenLocked);
        Assert.True(File.Exists(FailurePath));
    }

    [Fact]
    public void WhatIf_registers_no_task() => Assert.DoesNotContain("registered", Register("-WhatIf"), StringComparison.Ordinal);

    [Fact]
    public void What_the_service_of_systemd_runs_ends_in_1_when_a_row_failed()
    {
        WriteList("nobody@example.com,T1");
        var unit = File.ReadAllLines(Example("rsa-unlock.service"));
        var start = Assert.Single(unit, line => line.StartsWith("ExecStart=", StringComparison.Ordinal));
        var words = start.Split(' ');
        var script = Array.IndexOf(words, "-File") + 1;
        var credential = Assert.Single(unit, line => line.StartsWith("LoadCredential=", StringComparison.Ordinal)).Split('=', ':')[1];

        // As systemd expands it, in the service's own folder.
        var arguments = words[(script + 1)..].Select(word => word switch
        {
            "locked.csv" => ListPath,
            "failed.csv" => FailurePath,
            _ when word == $"${{CREDENTIALS_DIRECTORY}}/{credential}" => KeyPath,
            _ => word,
        }).ToArray();

        Assert.Equal(1, RunExample(Path.GetFileName(words[script]), arguments).ExitCode);
        Assert.True(File.Exists(FailurePath));
        Assert.Contains("Type=oneshot", unit);
    }

    [Fact]
    public void The_timer_starts_the_service_of_its_own_name()
    {
        var timer = File.ReadAllText(Example("rsa-unlock.timer"));

        Assert.Contains("OnCalendar=", timer, StringComparison.Ordinal);
        Assert.DoesNotContain("Unit=", timer.Replace("[Unit]", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(File.Exists(Example("rsa-unlock.service")));
    }

    private string Register(params string[] more)
    {
        var (exitCode, shown) = RunExample(
            "Register-UnlockTask.ps1",
            ["-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath, "-Account", @"CONTOSO\svc-rsa$", .. more],
            TaskCmdlets);
        Assert.Equal(0, exitCode);
        return shown;
    }

    [GeneratedRegex("""-NonInteractive -File "(?<script>[^"]+)" (?<arguments>.*)$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptCall();

    [GeneratedRegex("\"[^\"]*\"|[^ \"\r]+")]
    private static partial Regex Words();
}
