using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>The minimum needed to unlock users from C#: one HttpClient in a parallel loop, without retries, ordering or reporting.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Uri _base;

    public BareClient(ServiceAccess access)
    {
        _base = access.BaseUri;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
    }

    public async Task<TimeSpan> UnlockAsync(IEnumerable<string> userIds, int parallel)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(userIds, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (userId, cancel) =>
            await UnlockOneAsync(userId, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        return watch.Elapsed;
    }

    public async Task UnlockOneAsync(string userId, CancellationToken cancel = default)
    {
        using var body = new StringContent("""{"unlockMethods":["TOKEN","SMS","VOICE"]}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PatchAsync(new Uri($"{_base}/v1/users/{userId}/methods"), body, cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();
}
