using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>The minimum needed to unlock and find users from C#: one HttpClient in a parallel loop, without retries, ordering or reporting.</summary>
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

    /// <summary>The same, but keeps at most <paramref name="parallel"/> results outstanding, and awaits the oldest first.</summary>
    public async Task<TimeSpan> UnlockInOrderAsync(IEnumerable<string> userIds, int parallel)
    {
        var watch = Stopwatch.StartNew();
        var pending = new Queue<Task>();
        foreach (var userId in userIds)
        {
            pending.Enqueue(UnlockOneAsync(userId));
            if (pending.Count == parallel)
                await pending.Dequeue().ConfigureAwait(false);
        }

        while (pending.TryDequeue(out var oldest))
            await oldest.ConfigureAwait(false);
        return watch.Elapsed;
    }

    public async Task UnlockOneAsync(string userId, CancellationToken cancel = default)
    {
        using var body = new StringContent("""{"unlockMethods":["TOKEN","SMS","VOICE"]}""", Encoding.UTF8, "application/json");
        using var response = await _http.PatchAsync(new Uri($"{_base}/v1/users/{userId}/methods"), body, cancel).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Requests one page of a search for all users, and reads it.</summary>
    /// <returns>The number of users on the page.</returns>
    public async Task<int> SearchPageAsync(int number)
    {
        using var body = new StringContent("""{"emailLike":"example.com"}""", Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{_base}/v2/users/search?pageSize=25&pageNumber={number}")), body).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var page = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        return page.RootElement.GetProperty("elements").GetArrayLength();
    }

    public void Dispose() => _http.Dispose();
}
