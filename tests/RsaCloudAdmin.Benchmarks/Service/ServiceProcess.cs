using System.Diagnostics;
using System.Text.Json;

namespace RsaCloudAdmin.Benchmarks.Service;

/// <summary>The emulator in its own process, so that it doesn't affect measurements of this process.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, ServiceAccess access)
    {
        _process = process;
        Access = access;
        KeyPath = Path.Combine(Directory.CreateTempSubdirectory("rsa-benchmark-").FullName, "key.json");
        File.WriteAllText(KeyPath, access.KeyFile);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public ServiceAccess Access { get; }

    public string KeyPath { get; }

    public static async Task<ServiceProcess> StartAsync(ServiceSettings settings)
    {
        var start = Programs.Self("service");
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        var process = Process.Start(start)!;
        var access = await AskAsync(process, JsonSerializer.Serialize(settings, ServiceJson.Default.ServiceSettings)).ConfigureAwait(false);
        return new ServiceProcess(process, JsonSerializer.Deserialize(access, ServiceJson.Default.ServiceAccess)!);
    }

    /// <summary>Writes a file that is deleted with the service.</summary>
    /// <returns>The file's path.</returns>
    public string WriteFile(string name, string text)
    {
        var path = Path.Combine(Path.GetDirectoryName(KeyPath)!, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<ServiceCounts> CountAsync() =>
        JsonSerializer.Deserialize(await AskAsync(_process, "count").ConfigureAwait(false), ServiceJson.Default.ServiceCounts)!;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(Path.GetDirectoryName(KeyPath)!, recursive: true);
    }

    private static async Task<string> AskAsync(Process process, string line)
    {
        await process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await process.StandardInput.FlushAsync().ConfigureAwait(false);
        return await process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The emulator's process ended.");
    }
}
