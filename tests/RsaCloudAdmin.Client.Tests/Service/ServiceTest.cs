using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A client at the emulated service, with two users as they were seeded, and a clock on which nobody has to wait.</summary>
public abstract class ServiceTest : IClassFixture<EmulatedService>, IAsyncDisposable
{
    private readonly EmulatedService _service;
    private readonly List<CloudAdminClient> _clients = [];
    private readonly int _earlierWaits;

    protected ServiceTest(EmulatedService service)
    {
        _service = service;
        _earlierWaits = service.Clock.Waits.Count;
        Emulator.Faults.Clear();
        Emulator.Tenant.Reset();
        Emulator.Requests.Clear();
        Emulator.Latency = TimeSpan.Zero;
        Client = Connect(service.Key.ToJson());
    }

    internal static Guid AliceId { get; } = EmulatedTenant.SeededId(1);

    internal static UserReference Alice { get; } = new(AliceId.ToString(), null);

    internal static string Serial { get; } = EmulatedTenant.SeededSerialNumber(1);

    internal CloudEmulator Emulator => _service.Emulator;

    internal AutoAdvancingTimeProvider Clock => _service.Clock;

    internal CloudAdminClient Client { get; }

    internal string KeyTextDetector => _service.Key.ToJson();

    internal string AccessId => _service.Key.AccessId;

    internal EmulatedUser AliceNow => Emulator.Tenant.Find(AliceId)!;

    internal EmulatedHardwareToken TokenNow => Emulator.Tenant.FindHardwareToken(Serial)!;

    /// <summary>How long this test's client waited before it tried again, each time.</summary>
    internal IReadOnlyList<TimeSpan> Waits => [.. Clock.Waits.Skip(_earlierWaits)];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _clients.ForEach(c => c.Dispose());
        // What hangs ends with its connection; the next test's journal must not hear of it.
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
    }

    internal CloudAdminClient Connect(string key, TimeProvider? clock = null)
    {
        var client = new CloudAdminClient(ApiKey.Parse(key), new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, clock ?? Clock);
        _clients.Add(client);
        return client;
    }

    /// <summary>A client that gets its tokens from the emulator's issuer.</summary>
    internal CloudAdminClient Connect(EmulatedOAuthClient known, TimeProvider? clock = null, string? issuer = null, string? clientId = null, string? jwk = null, params string[] scopes)
    {
        var oauth = new OAuthClient(clientId ?? known.ClientId, issuer ?? known.Issuer.AbsoluteUri, Emulator.BaseUri.AbsoluteUri, OAuthKey.Parse(jwk ?? known.ToJwk()), scopes);
        var client = new CloudAdminClient(oauth, new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, clock ?? Clock);
        _clients.Add(client);
        return client;
    }

    /// <summary>An OAuth client of this test's own.</summary>
    internal EmulatedOAuthClient NewOAuthClient(TimeSpan? tokenLife = null, params string[] allowedScopes) => Emulator.CreateOAuthClient(new OAuthClientForm
    {
        KeyType = OAuthKeyType.Ec,
        TokenLife = tokenLife ?? TimeSpan.FromHours(1),
        AllowedScopes = allowedScopes.Length > 0 ? allowedScopes : OAuthScopes.All,
    });

    /// <summary>Plans faults, such as "reset-after=1x, 429".</summary>
    internal void Plan(string faults) => Emulator.Faults.Add(FaultText.Parse(faults));

    /// <summary>Makes the call, and lets its time run out as often as the service keeps silent.</summary>
    internal async Task<object?> MakeAsync(ServiceCall call, CallContext? context = null)
    {
        var made = call.MakeAsync(Client, context ?? new CallContext(TestContext.Current.CancellationToken));
        for (var silences = 1; !made.IsCompleted; silences++)
        {
            await WireTest.UntilAsync(() => made.IsCompleted || IsSilent(call, silences), "the call ends, or the service keeps silent");
            if (!made.IsCompleted)
                Clock.TimeOut();
        }

        return await WireTest.Soon(made);
    }

    /// <summary>The error that the call ends with.</summary>
    internal Task<RsaCloudAdminException> FailAsync(ServiceCall call, CallContext? context = null) =>
        Assert.ThrowsAnyAsync<RsaCloudAdminException>(() => MakeAsync(call, context));

    // A fault counts as soon as it strikes, and only then is the request carried out, if it is.
    private bool IsSilent(ServiceCall call, int silences)
    {
        var hangs = Emulator.Faults.All.Where(planned => planned.Fault.Effect == FaultEffect.Hang).ToList();
        return hangs.Sum(hang => hang.Struck) == silences && (call.IsDone(Emulator.Tenant) || !hangs.Any(hang => hang.Fault.AfterApplying));
    }
}
