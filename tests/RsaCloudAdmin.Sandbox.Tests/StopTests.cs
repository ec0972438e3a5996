using System.Diagnostics;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Sandbox.Tests;

/// <summary>A program deletes its keys, however it is stopped.</summary>
public sealed class StopTests : IDisposable
{
    private const string NoSignals = "Windows has no signals.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-sandbox-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 143)]
    public async Task A_script_that_is_stopped_leaves_nothing_behind(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        var script = Path.Combine(_folder.FullName, "script.ps1");
        await File.WriteAllTextAsync(script, "Write-Host $KeyPath; Start-Sleep 600", TestContext.Current.CancellationToken);
        using var program = new RunningProgram(Programs.Sandbox, "run", script);
        var keyPath = await program.ReadLineAsync();
        Assert.True(File.Exists(keyPath));

        program.Send(signal);

        Assert.Equal(exitCode, await program.EndAsync());
        Assert.False(Directory.Exists(Path.GetDirectoryName(keyPath)));
    }

    [Fact]
    public async Task A_program_that_is_asked_to_terminate_while_its_service_starts_says_so_in_its_exit_code()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        var script = Path.Combine(_folder.FullName, "script.ps1");
        await File.WriteAllTextAsync(script, "Start-Sleep 600", TestContext.Current.CancellationToken);
        using var program = new RunningProgram(Programs.Sandbox, "run", "--users", "200000", script);
        // So much is in use only after the program has begun to create the users.
        using var process = Process.GetProcessById(program.Id);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (process.WorkingSet64 < 150_000_000)
        {
            await Task.Delay(10, deadline.Token);
            process.Refresh();
        }

        program.Send("TERM");

        Assert.Equal(143, await program.EndAsync());
    }

    [Fact]
    public async Task At_the_prompt_Ctrl_C_stops_what_runs_and_the_session_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        using var program = new RunningProgram(Programs.Sandbox, "shell");
        program.Type("$number = 6; Write-Host now running; Start-Sleep 600");
        // Skips the first occurrence: the prompt echoes the command.
        await program.ReadUntilAsync("now running");
        await program.ReadUntilAsync("now running");

        program.Send("INT");
        program.Type("\"number: $($number * 7)\"; exit 3");

        await program.ReadUntilAsync("number: 42");
        Assert.Equal(3, await program.EndAsync());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_service_that_is_stopped_leaves_nothing_behind(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        using var program = new RunningProgram(Programs.EmulatorTool, "serve");
        var (_, list) = await StartedAsync(program);
        Assert.True(File.Exists(list));

        program.Send(signal);

        Assert.Equal(0, await program.EndAsync());
        Assert.False(Directory.Exists(Path.GetDirectoryName(list)));
    }

    [Fact]
    public async Task A_service_can_be_asked_over_http_to_stop()
    {
        using var program = new RunningProgram(Programs.EmulatorTool, "serve", "--key-path", Path.Combine(_folder.FullName, "sandbox.key"));
        var (address, list) = await StartedAsync(program);

        using var client = new HttpClient();
        (await client.PostAsync(new Uri(address, "/emulator/stop"), content: null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Equal(0, await program.EndAsync());
        Assert.False(Directory.Exists(Path.GetDirectoryName(list)));
        Assert.Empty(_folder.EnumerateFiles());
    }

    private static async Task<(Uri Address, string List)> StartedAsync(RunningProgram program)
    {
        var lines = await program.ReadUntilAsync("Press Ctrl+C");
        return (new Uri(After(" running at ", lines[0])), After(" listed in ", lines[1]));
    }

    private static string After(string words, string line) => line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..];
}
