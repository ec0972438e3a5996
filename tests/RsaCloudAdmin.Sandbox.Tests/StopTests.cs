using System.Diagnostics;
using System.Globalization;

namespace RsaCloudAdmin.Sandbox.Tests;

/// <summary>However a program is stopped, it removes its keys first.</summary>
public sealed class StopTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-sandbox-tests-");

    public static TheoryData<string, int> Signals => new()
    {
        { "INT", 130 },
        { "TERM", 143 },
        { "HUP", 143 },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task A_script_that_is_stopped_leaves_nothing_behind(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
            return;
        var script = Path.Combine(_folder.FullName, "script.ps1");
        await File.WriteAllTextAsync(script, "Write-Host $KeyPath; Start-Sleep 600", TestContext.Current.CancellationToken);
        using var program = Start(Programs.Sandbox, "run", script);
        var keyPath = (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.True(File.Exists(keyPath));

        Send(signal, program);

        Assert.Equal(exitCode, await EndOfAsync(program));
        Assert.False(Directory.Exists(Path.GetDirectoryName(keyPath)));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_service_that_is_stopped_leaves_nothing_behind(string signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var program = Start(Programs.EmulatorTool, "serve");
        var (_, list) = await ReadUntilReadyAsync(program);
        Assert.True(File.Exists(list));

        Send(signal, program);

        Assert.Equal(0, await EndOfAsync(program));
        Assert.False(Directory.Exists(Path.GetDirectoryName(list)));
    }

    [Fact]
    public async Task A_service_can_be_asked_over_http_to_stop()
    {
        using var program = Start(Programs.EmulatorTool, "serve", "--key-path", Path.Combine(_folder.FullName, "sandbox.key"));
        var (address, list) = await ReadUntilReadyAsync(program);

        using var client = new HttpClient();
        (await client.PostAsync(new Uri(address, "/emulator/stop"), content: null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Equal(0, await EndOfAsync(program));
        Assert.False(Directory.Exists(Path.GetDirectoryName(list)));
        Assert.Empty(_folder.EnumerateFiles());
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;

    private static void Send(string signal, Process program)
    {
        using var kill = Process.Start("kill", ["-" + signal, program.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static async Task<(Uri Address, string List)> ReadUntilReadyAsync(Process program)
    {
        var lines = new List<string>();
        while (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Press Ctrl+C", StringComparison.Ordinal))
                return (new Uri(lines[0].Split(' ')[^1]), lines[1].Split(' ')[^1]);
        }

        throw new InvalidOperationException("The service ended before it was ready.");
    }

    private static async Task<int> EndOfAsync(Process program)
    {
        try
        {
            await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            return program.ExitCode;
        }
        finally
        {
            program.Kill();
        }
    }
}
