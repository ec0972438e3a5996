using System.Diagnostics;

namespace RsaCloudAdmin.Benchmarks;

internal static class Programs
{
    /// <summary>Returns how to start this program again with another command.</summary>
    public static ProcessStartInfo Self(params string[] arguments) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? new(Environment.ProcessPath!, [typeof(Programs).Assembly.Location, .. arguments])
        : new(Environment.ProcessPath!, arguments);

    /// <summary>Returns the output of a program that succeeds.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} ended with {process.ExitCode}: {output}");
    }
}
