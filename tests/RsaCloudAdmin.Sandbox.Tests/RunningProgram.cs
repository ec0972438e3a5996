using System.Diagnostics;
using System.Globalization;

namespace RsaCloudAdmin.Sandbox.Tests;

/// <summary>A program that runs until it is stopped. Disposing kills it if it still runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    public RunningProgram(string program, params string[] arguments)
    {
        // A program inherits the signals that its parent ignores, as nohup and background jobs do.
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal", "dotnet", program, .. arguments])
            : new ProcessStartInfo("dotnet", [program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        _process = Process.Start(start)!;
    }

    /// <summary>The program's next line of output.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("The program ended early.");

    /// <summary>Reads lines up to the first that contains a text; all of them.</summary>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string text)
    {
        List<string> lines = [];
        do
            lines.Add(await ReadLineAsync());
        while (!lines[^1].Contains(text, StringComparison.Ordinal));
        return lines;
    }

    public void Type(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Sends a signal, such as INT.</summary>
    public void Send(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the program's end and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
