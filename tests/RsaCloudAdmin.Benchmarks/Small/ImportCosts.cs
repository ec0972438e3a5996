using BenchmarkDotNet.Attributes;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>Importing the module again in the same process, which has already loaded its files.</summary>
public class ImportCosts
{
    private readonly PowerShellEngine _engine = PowerShellEngine.Open();

    [Benchmark(Baseline = true, Description = "the same for the empty module")]
    public void EmptyModule() => ImportAndRemove(Places.EmptyModule);

    [Benchmark(Description = "importing and removing the module again")]
    public void Module() => ImportAndRemove(Places.Module);

    [GlobalCleanup]
    public void Close() => _engine.Dispose();

    private void ImportAndRemove(string manifest)
    {
        _engine.SetVariable("manifest", manifest);
        if (_engine.Run("Import-Module $manifest -PassThru | Remove-Module") is { TerminatingError: { } error })
            throw new InvalidOperationException(error.ToString(), error.Exception);
    }
}
