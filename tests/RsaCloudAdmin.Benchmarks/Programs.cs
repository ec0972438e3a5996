using System.Diagnostics;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Starting programs and awaiting their ends.</summary>
internal static class Programs
{
    /// <summary>How this program is started anew, for a command of its own.</summary>
    public static ProcessStartInfo Self(params string[] arguments) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? new(Environment.ProcessPath!, [typeof(Programs).Assembly.Location, .. arguments])
        : new(Environment.ProcessPath!, arguments);

    /// <summary>What a program prints until it ends well.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
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
