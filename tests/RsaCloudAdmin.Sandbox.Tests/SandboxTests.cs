using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class SandboxTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-sandbox-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_tour_leaves_the_service_as_expected()
    {
        var (exitCode, output, error) = await RunAsync();

        Assert.Equal(("", 0), (error, exitCode));
        Assert.Contains("All of this is correct", output, StringComparison.Ordinal);
        Assert.Contains("the user does not exist", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        Assert.Matches(@"user2@example\.com: .*no enrollment code", output);
        Assert.Matches(@"user3@example\.com: .*has an enrollment code", output);
        // No column is truncated.
        Assert.Matches(@"1000000003 +Enabled +user3@example\.com\r?\n", output);
    }

    [Fact]
    public async Task Parallel_blocks_of_a_script_have_the_cmdlets_too()
    {
        var (exitCode, output, error) = await RunAsync("run", Script("$connection = Get-RsaCloudAdminConnection; Import-Csv $UsersCsv | Select-Object -First 1 | ForEach-Object -Parallel { (Unlock-RsaUserMethod $_ -Connection $using:connection).IsSmsLocked }"));

        Assert.Equal(("False", "", 0), (output.Trim(), error, exitCode));
    }

    [Fact]
    public async Task A_script_finds_itself_connected_and_its_exit_code_is_the_programs()
    {
        var (exitCode, output, error) = await RunAsync("run", Script("param($User) (Get-RsaUser $User).EmailAddress; exit 7"), "user2@example.com");

        Assert.Equal(("user2@example.com", "", 7), (output.Trim(), error, exitCode));
    }

    [Fact]
    public async Task Arguments_are_bound_as_on_a_command_line()
    {
        var script = Script("param($First, [switch] $Loud, $Name, $Count) \"$First|$Loud|$Name|$Count|$PSScriptRoot\"");

        var (_, output, _) = await RunAsync("run", "--no-connect", script, "one", "-Loud", "-Name", "a b", "-Count:2");

        Assert.Equal($"one|True|a b|2|{_folder.FullName}", output.Trim());
    }

    [Theory]
    [InlineData("-h", "--users", "5", "@name", "-?")]
    [InlineData("--help")]
    [InlineData("--users", "3", "--", "x")]
    public async Task What_follows_the_script_is_the_scripts_own(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(["run", "--no-connect", Script("$args -join ' '; exit 4"), .. arguments]);

        Assert.Equal((string.Join(' ', arguments), "", 4), (output.Trim(), error, exitCode));
    }

    [Fact]
    public async Task A_script_that_throws_ends_in_1_with_the_error_on_standard_error()
    {
        var (exitCode, output, error) = await RunAsync("run", "--no-connect", Script("throw 'it broke'"));

        Assert.Equal(("", 1), (output, exitCode));
        Assert.Contains("it broke", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', error);
    }

    [Fact]
    public async Task A_script_has_the_modules_of_a_real_pwsh()
    {
        var (_, output, error) = await RunAsync("run", "--no-connect", Script("Start-ThreadJob { 'in a thread' } | Receive-Job -Wait; (Get-Module PSReadLine -ListAvailable).Count -gt 0"));

        Assert.Equal("", error);
        Assert.Equal(["in a thread", "True"], output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_service_is_what_the_options_make_of_it()
    {
        const string script = "Get-RsaUser user1@example.com | Out-Null";

        var (exitCode, _, error) = await RunAsync("run", "--audience", "lenient", "--scope-refusal", "Forbidden", Script(script));
        Assert.Equal(("", 0), (error, exitCode));
        (exitCode, _, error) = await RunAsync("run", "--scope-refusal", "maybe", Script(script));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("--scope-refusal is 'maybe', but must be InvalidScope or Forbidden or EmptyToken.", error, StringComparison.Ordinal);
        var (_, help, _) = await RunAsync("serve", "--help");
        Assert.Contains("--audience <Strict|Lenient>", help, StringComparison.Ordinal);
        Assert.Contains("--scope-refusal <InvalidScope|Forbidden|EmptyToken>", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_the_options_are_the_services()
    {
        var script = Script("Connect-RsaCloudAdmin -KeyPath $KeyPath -RetryTimeoutSec 0 -SkipCheck; 'user1', 'user2', 'user3' | Get-RsaUser -ThrottleLimit 3 -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null; \"$($failed.FullyQualifiedErrorId -replace ',.*')\"");

        var (exitCode, output, error) = await RunAsync("run", "--latency", "1s", "--concurrency-limit", "1", script);
        Assert.Equal(("", 0), (error, exitCode));
        Assert.StartsWith("Throttled", output.Trim(), StringComparison.Ordinal);

        // The other client sends its first request after half an hour.
        (exitCode, output, error) = await RunAsync("run", "--rate-limit", "2/1h:shared=1-1/1s:no-retry-after", script);
        Assert.Equal(("Throttled", "", 0), (output.Trim(), error, exitCode));
    }

    [Fact]
    public async Task A_fault_is_left_for_the_script()
    {
        var (_, output, _) = await RunAsync("run", "--faults", "401=1x", Script("Get-RsaUser user1 -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null; $failed.Count; (Get-RsaCloudAdminConnection).Count"));

        Assert.Equal(["0", "1"], output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_script_run()
    {
        var (_, keyPath, _) = await RunAsync("run", Script("$KeyPath"));

        Assert.EndsWith("sandbox.key", keyPath.Trim(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(keyPath.Trim())));
    }

    [Fact]
    public async Task The_prompt_takes_commands_from_a_pipe_too()
    {
        var (exitCode, output, error) = await RunAsync(["shell"], input: "(Get-RsaUser user1).EmailAddress\n'still here'\nexit 3\n");

        Assert.Equal(("", 3), (error, exitCode));
        Assert.Contains("\nuser1@example.com", output, StringComparison.Ordinal);
        Assert.Contains("\nstill here", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_that_a_service_prints_work_whatever_quotation_marks_a_path_contains()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The console's code page may lack these characters.");
        var keyPath = Path.Combine(_folder.FullName, "O'Brien \u2018\u2019\u201A\u201B.key");
        using var program = new RunningProgram(Programs.EmulatorTool, "serve", "--key-path", keyPath);
        var lines = await program.ReadUntilAsync("Press Ctrl+C");
        program.Send("TERM");
        await program.EndAsync();

        using var engine = PowerShellEngine.OpenWithoutViews();
        var result = engine.Run($"function Connect-RsaCloudAdmin {{ param($KeyPath) $KeyPath }}; {lines.First(line => line.Contains("Connect-RsaCloudAdmin", StringComparison.Ordinal))}");

        Assert.Equal([keyPath], result.OutputAs<string>());
    }

    [Theory]
    [InlineData("--rate-limit is 'fast', but must be a number of requests and a time, such as 50/1s", "serve", "--rate-limit", "fast")]
    [InlineData("--concurrency-limit is '0', but must be a number of requests, 1 or more, such as 3 or 3:retry-after=1s", "serve", "--concurrency-limit", "0")]
    [InlineData("The script './none-such.ps1' does not exist.", "run", "./none-such.ps1")]
    [InlineData("Unknown option '--bogus'.", "run", "--bogus", "script.ps1")]
    public async Task A_wrong_argument_is_reported_in_a_line(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        Assert.Equal(("", 2), (output, exitCode));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    private string Script(string text)
    {
        var path = Path.Combine(_folder.FullName, "script.ps1");
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: "");

    private static Task<ProgramResult> RunAsync(string[] arguments, string input) =>
        ChildProgram.RunAsync("dotnet", [Programs.Sandbox, .. arguments], environment: null, TestContext.Current.CancellationToken, input);
}
