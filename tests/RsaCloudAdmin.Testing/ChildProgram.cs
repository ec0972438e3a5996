using System.Diagnostics;
using System.Reflection;

namespace RsaCloudAdmin.Testing;

/// <summary>Runs programs to the end, for tests of process properties such as the exit code, the time zone or loaded assemblies.</summary>
public static class ChildProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The path of the pinned pwsh, which <c>dotnet</c> runs. Restore downloads it.</summary>
    public static string PowerShellPath { get; } = typeof(ChildProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PowerShell").Value!;

    /// <summary>Runs the pinned pwsh without a profile and without prompts.</summary>
    /// <param name="arguments">Its arguments, such as <c>-File</c> and a path.</param>
    /// <param name="environment">The variables that differ from this process's; null removes one.</param>
    /// <param name="cancellationToken">Stops waiting and ends the process.</param>
    public static Task<ProgramResult> RunPowerShellAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, CancellationToken cancellationToken)
    {
        // Windows would refuse to run the scripts otherwise.
        string[] policy = OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : [];
        var variables = new Dictionary<string, string?> { ["NO_COLOR"] = "1", ["POWERSHELL_TELEMETRY_OPTOUT"] = "1" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            variables[name] = value;
        return RunAsync("dotnet", [PowerShellPath, "-NoProfile", "-NonInteractive", .. policy, .. arguments], variables, cancellationToken);
    }

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its file, or its name on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">The variables that differ from this process's; null removes one.</param>
    /// <param name="cancellationToken">Stops waiting and ends the process.</param>
    /// <param name="input">The whole of its standard input.</param>
    /// <exception cref="OperationCanceledException">It did not end within two minutes, or waiting was canceled.</exception>
    public static async Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, CancellationToken cancellationToken, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Tiered PGO does not pay off in short runs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
