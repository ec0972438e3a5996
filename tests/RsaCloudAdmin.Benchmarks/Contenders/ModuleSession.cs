using System.Diagnostics;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>The staged module in an engine in this process, already connected.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly PowerShellEngine _engine = PowerShellEngine.Open();

    public ModuleSession(ServiceProcess service)
    {
        _engine.Import(ModuleFolder.Find());
        Run($"Connect-RsaCloudAdmin -KeyPath '{service.KeyPath}' -SkipCheck");
    }

    /// <summary>Unlocks users as an admin would. Each must produce a result.</summary>
    public TimeSpan Unlock(IReadOnlyCollection<string> userIds, int throttleLimit)
    {
        _engine.SetVariable("users", userIds);
        var watch = Stopwatch.StartNew();
        var result = Run($"$users | Unlock-RsaUserMethod -ThrottleLimit {throttleLimit}");
        watch.Stop();
        return result.Output.Count == userIds.Count
            ? watch.Elapsed
            : throw new InvalidOperationException($"{userIds.Count} rows produced {result.Output.Count} results.");
    }

    /// <summary>Runs a script with a variable set. An error ends the benchmark.</summary>
    public PipelineResult Run(string script, string variable, object value)
    {
        _engine.SetVariable(variable, value);
        return Run(script);
    }

    public void Dispose() => _engine.Dispose();

    private PipelineResult Run(string script)
    {
        var result = _engine.Run(script);
        return (result.TerminatingError ?? (result.Errors is [var first, ..] ? first : null)) is { } error
            ? throw new InvalidOperationException(error.ToString(), error.Exception)
            : result;
    }
}
