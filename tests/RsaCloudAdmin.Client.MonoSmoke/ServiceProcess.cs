using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The emulator's tool in its own process, because Mono cannot run it.</summary>
public sealed class ServiceProcess : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ScratchFile _key = new();
    private Process? _process;

    public string KeyPath => _key.Path;

    private static string EmulatorPath => Path.GetFullPath(Path.Combine(
        AppDomain.CurrentDomain.BaseDirectory,
        typeof(ServiceProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Emulator").Value!));

    public async ValueTask InitializeAsync()
    {
        // The first unlock request is refused with a Retry-After of one second.
        var start = new ProcessStartInfo("dotnet", $"\"{EmulatorPath}\" serve --users 2 --faults 429:retry-after=1s@unlock=1x --key-path \"{KeyPath}\"")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start);
        var ready = ReadUntilReadyAsync(_process!.StandardOutput);
        if (await Task.WhenAny(ready, Task.Delay(Patience)) != ready)
            throw new TimeoutException("The service did not start.");
        await ready;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            Stop(_process);
        _process?.Dispose();
        _key.Dispose();
        return default;
    }

    // The kill command lets the emulator delete its files first. Process.Kill does not.
    private static void Stop(Process process)
    {
        using (var asking = Process.Start("kill", process.Id.ToString(CultureInfo.InvariantCulture)))
            asking.WaitForExit();
        if (!process.WaitForExit((int)Patience.TotalMilliseconds))
            process.Kill();
    }

    private static async Task ReadUntilReadyAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Press Ctrl+C", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("The service ended before it was up.");
    }
}
