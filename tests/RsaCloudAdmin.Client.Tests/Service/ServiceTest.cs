using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>Base class with a client of the emulated service, two freshly seeded users, and a clock without real waits.</summary>
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

    internal static Guid AliceId => SeededUser.Id;

    internal static UserReference Alice => SeededUser.Reference;

    internal static string Serial => SeededUser.Serial;

    internal CloudEmulator Emulator => _service.Emulator;

    internal AutoAdvancingTimeProvider Clock => _service.Clock;

    internal CloudAdminClient Client { get; }

    internal string KeyText => _service.Key.ToJson();

    internal string AccessId => _service.Key.AccessId;

    internal EmulatedUser AliceNow => Emulator.Tenant.Find(AliceId)!;

    /// <summary>How many codes of any kind were issued for the first user.</summary>
    internal int CodesIssued => AliceNow.TokencodesIssued + AliceNow.EnrollmentCodesIssued + AliceNow.RegistrationCodesIssued;

    /// <summary>The codes of the first user.</summary>
    internal IEnumerable<string> CodesNow => new[] { AliceNow.Tokencode?.Code, AliceNow.EnrollmentCode?.Code, AliceNow.RegistrationCode?.Code }.OfType<string>();

    internal EmulatedHardwareToken TokenNow => Emulator.Tenant.FindHardwareToken(Serial)!;

    /// <summary>The waits of this test's client before each retry.</summary>
    internal IReadOnlyList<TimeSpan> Waits => [.. Clock.Waits.Skip(_earlierWaits)];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _clients.ForEach(c => c.Dispose());
        // Hanging requests end with their connection. They must not appear in the next test's journal.
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
    }

    internal CloudAdminClient Connect(string key, TimeProvider? clock = null)
    {
        var client = new CloudAdminClient(ApiKey.Parse(key), new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, clock ?? Clock);
        _clients.Add(client);
        return client;
    }

    /// <summary>Returns a client that gets its tokens from the emulator's issuer.</summary>
    internal CloudAdminClient Connect(EmulatedOAuthClient known, TimeProvider? clock = null, string? issuer = null, string? clientId = null, string? jwk = null, params string[] scopes)
    {
        var oauth = new OAuthClient(clientId ?? known.ClientId, issuer ?? known.Issuer.AbsoluteUri, Emulator.BaseUri.AbsoluteUri, OAuthKey.Parse(jwk ?? known.ToJwk()), scopes);
        var client = new CloudAdminClient(oauth, new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, clock ?? Clock);
        _clients.Add(client);
        return client;
    }

    internal EmulatedOAuthClient NewOAuthClient(TimeSpan? tokenLife = null, params string[] allowedScopes) => Emulator.CreateOAuthClient(new OAuthClientForm
    {
        KeyType = OAuthKeyType.Ec,
        TokenLife = tokenLife ?? TimeSpan.FromHours(1),
        AllowedScopes = allowedScopes.Length > 0 ? allowedScopes : OAuthScopes.All,
    });

    /// <summary>Plans faults, such as "reset-after=1x, 429".</summary>
    internal void Plan(string faults) => Emulator.Faults.Add(FaultText.Parse(faults));

    /// <summary>Makes the call, and lets it time out each time the service does not respond.</summary>
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

    internal Task<RsaCloudAdminException> FailAsync(ServiceCall call, CallContext? context = null) =>
        Assert.ThrowsAnyAsync<RsaCloudAdminException>(() => MakeAsync(call, context));

    // A fault is counted when it applies; the request is carried out after that, if at all.
    private bool IsSilent(ServiceCall call, int silences)
    {
        var hangs = Emulator.Faults.All.Where(planned => planned.Fault.Effect == FaultEffect.Hang).ToList();
        return hangs.Sum(hang => hang.Struck) == silences && (call.IsDone(Emulator.Tenant) || !hangs.Any(hang => hang.Fault.AfterApplying));
    }
}
