using BenchmarkDotNet.Attributes;
using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>One unlock at a time, against a service that responds immediately.</summary>
public class UnlockCosts
{
    public const int Users = 200;

    private readonly List<string> _ids = SeededUsers.Ids(Users);
    private readonly RsaUserMethod[] _methods = [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice];
    private readonly BareClient _bare = new(SmallBenchmark.Service.Access);
    private readonly CloudAdminClient _client = new(ApiKey.Parse(SmallBenchmark.Service.Access.KeyFile));
    private readonly ModuleSession _module = ModuleSession.OpenConnected(SmallBenchmark.Service.KeyPath);

    [Benchmark(Baseline = true, OperationsPerInvoke = Users, Description = "bare HttpClient call")]
    public async Task BareAsync()
    {
        foreach (var id in _ids)
            await _bare.UnlockOneAsync(id).ConfigureAwait(false);
    }

    [Benchmark(OperationsPerInvoke = Users, Description = "unlock with the client")]
    [AllocationGoal(1.5)]
    public async Task ClientAsync()
    {
        foreach (var id in _ids)
            await _client.Users.UnlockAsync(id, _methods).ConfigureAwait(false);
    }

    [Benchmark(OperationsPerInvoke = Users, Description = "unlock through the pipeline")]
    public TimeSpan Pipeline() => _module.Unlock(_ids, throttleLimit: 1);

    [GlobalCleanup]
    public void Close()
    {
        _bare.Dispose();
        _client.Dispose();
        _module.Dispose();
    }
}
