using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>A session of the module with an emulated service of its own. Not thread-safe.</summary>
internal sealed class EmulatedSession : IAsyncDisposable
{
    public const int Users = 40;

    private readonly ModuleSession _module;

    private EmulatedSession(ModuleSession module, CloudEmulator service)
    {
        _module = module;
        Service = service;
    }

    public CloudEmulator Service { get; }

    public static async Task<EmulatedSession> OpenAsync()
    {
        var service = await CloudEmulator.StartAsync(new EmulatorOptions { Users = Users }).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("rsa-fuzzing-");
        try
        {
            var keyPath = Path.Combine(folder.FullName, "key.json");
            service.CreateApiKey().WriteTo(keyPath);
            return new EmulatedSession(ModuleSession.OpenConnected(keyPath), service);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Sets a variable and runs a script, which may cause errors.</summary>
    public PipelineResult Run(string script, string variable, object value)
    {
        _module.Engine.SetVariable(variable, value);
        return _module.Engine.Run(script);
    }

    public async ValueTask DisposeAsync()
    {
        _module.Dispose();
        await Service.DisposeAsync().ConfigureAwait(false);
    }
}
