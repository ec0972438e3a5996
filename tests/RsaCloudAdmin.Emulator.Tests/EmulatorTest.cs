using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>Base class with an emulator with two users, a stopped clock, and a caller that uses no code of the client.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public CloudEmulator Emulator { get; private set; } = null!;

    public EmulatedApiKey Key { get; private set; } = null!;

    public static Guid Alice { get; } = EmulatedTenant.SeededId(1);

    public EmulatedUser AliceNow => Emulator.Tenant.Find(Alice)!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2, Clock = Clock });
        Key = Emulator.CreateApiKey();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _http.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>Sends a request with the key's token.</summary>
    /// <param name="request">Such as "GET v1/licenseusage", or "GET /emulator/users" for a path outside the API; $1 and $2 are the users' ids.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="key">Another key to sign with; null for the default one.</param>
    public Task<Response> SendAsync(string request, string? body = null, EmulatedApiKey? key = null) =>
        SendAsync(request, body, http => http.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (key ?? Key).CreateToken()));

    /// <summary>Sends a request that the caller prepares and can cancel.</summary>
    public async Task<Response> SendAsync(string request, string? body, Action<HttpRequestMessage> prepare, CancellationTokenSource? patience = null)
    {
        var parts = request.Replace("$1", $"{Alice}", StringComparison.Ordinal).Replace("$2", $"{EmulatedTenant.SeededId(2)}", StringComparison.Ordinal).Split(' ');
        var path = parts[1].StartsWith('/') ? parts[1] : $"/AdminInterface/restapi/{parts[1]}";
        using var message = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(Emulator.BaseUri, path));
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        prepare(message);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken, patience?.Token ?? default);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var response = await _http.SendAsync(message, limit.Token);
        var text = await response.Content.ReadAsStringAsync(limit.Token);
        return new Response((int)response.StatusCode, text, response.Content.Headers.ContentType?.ToString(), response.Headers) { Allow = string.Join(", ", response.Content.Headers.Allow) };
    }

    /// <summary>Waits until a condition holds, and fails the test if it does not.</summary>
    public static Task UntilAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") =>
        Polling.UntilAsync(holds, what, TestContext.Current.CancellationToken);
}
