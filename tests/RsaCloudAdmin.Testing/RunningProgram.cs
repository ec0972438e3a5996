using System.Diagnostics;
using System.Globalization;

namespace RsaCloudAdmin.Testing;

/// <summary>A program that runs until it is stopped. Dispose kills it if it still runs.</summary>
public sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    /// <summary>Starts a program.</summary>
    /// <param name="program">The path of its dll.</param>
    /// <param name="arguments">Its arguments.</param>
    public RunningProgram(string program, params string[] arguments)
    {
        // A child process inherits the signals that its parent ignores, as nohup and background jobs do.
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal", "dotnet", program, .. arguments])
            : new ProcessStartInfo("dotnet", [program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Returns the program's next line of output.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience).ConfigureAwait(false)
        ?? throw new InvalidOperationException("The program ended early.");

    /// <summary>Reads lines up to and including the first that contains a text, and returns them.</summary>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string text)
    {
        List<string> lines = [];
        do
            lines.Add(await ReadLineAsync().ConfigureAwait(false));
        while (!lines[^1].Contains(text, StringComparison.Ordinal));
        return lines;
    }

    /// <summary>Writes a line to the program's standard input.</summary>
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
        await _process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
