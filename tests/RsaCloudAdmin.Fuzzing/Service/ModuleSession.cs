using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The module in a PowerShell engine, connected to an emulated service. Not thread-safe.</summary>
internal sealed class ModuleSession : IAsyncDisposable
{
    public const int Users = 40;

    private readonly PowerShellEngine _engine;

    private ModuleSession(PowerShellEngine engine, CloudEmulator service)
    {
        _engine = engine;
        Service = service;
    }

    public CloudEmulator Service { get; }

    public static async Task<ModuleSession> OpenAsync()
    {
        var service = await CloudEmulator.StartAsync(new EmulatorOptions { Users = Users }).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("rsa-fuzzing-");
        try
        {
            var keyPath = Path.Combine(folder.FullName, "key.json");
            service.CreateApiKey().WriteTo(keyPath);
            var engine = PowerShellEngine.Open();
            engine.Import(ModuleFolder.Find());
            engine.SetVariable("KeyPath", keyPath);
            var connected = engine.Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck");
            return connected.TerminatingError is null ? new ModuleSession(engine, service) : throw new InvalidOperationException(connected.TerminatingError.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public PipelineResult Run(string script, string variable, object value)
    {
        _engine.SetVariable(variable, value);
        return _engine.Run(script);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await Service.DisposeAsync().ConfigureAwait(false);
    }
}
