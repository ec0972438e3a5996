using System.Diagnostics;
using RsaCloudAdmin.Sandbox;

namespace RsaCloudAdmin.Tests;

/// <summary>Runs programs to their end, for what belongs to a process: its exit code, its time zone.</summary>
internal static class ChildProgram
{
    private static readonly string Sandbox = typeof(ModuleFolder).Assembly.Location;

    /// <summary>Runs the sandbox.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunSandboxAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        RunAsync("dotnet", [Sandbox, .. arguments], environment);

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its file, or its name on the PATH.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="environment">The variables that it has otherwise than this process.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }
}
