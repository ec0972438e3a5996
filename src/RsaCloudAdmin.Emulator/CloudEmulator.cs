using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Security;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator;

/// <summary>
/// A stand-in for the RSA Cloud Administration REST APIs on 127.0.0.1, with its state in memory. It verifies tokens,
/// refuses what the service refuses in the words the service uses, and has faults on request.
/// </summary>
public sealed class CloudEmulator : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly KeyRing _keys = new();
    private readonly Issuer _issuer;
    private readonly TimeProvider _clock;

    private CloudEmulator(EmulatorOptions options)
    {
        _clock = options.Clock;
        _issuer = new Issuer(options.Clock);
        Tenant = new EmulatedTenant(options.Users, options.Clock);
        Faults = new FaultPlan(options.Seed);
        Faults.Add(options.Faults);
        Latency = options.Latency;
        RateLimit = options.RateLimit;
        _web = Build(options.Port);
    }

    /// <summary>The base of the service's addresses, such as http://127.0.0.1:5000/AdminInterface/restapi.</summary>
    public Uri BaseUri { get; private set; } = null!;

    /// <summary>The issuer of access tokens, such as http://127.0.0.1:5000/oauth.</summary>
    public Uri Issuer => new(BaseUri, Routes.Issuer);

    public EmulatedTenant Tenant { get; }

    public FaultPlan Faults { get; }

    public RequestJournal Requests { get; } = new();

    /// <summary>How long every answer takes. May be changed at any time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The rate limit; null for none. May be changed at any time.</summary>
    public RateLimit? RateLimit { get; set; }

    /// <summary>Starts an emulator. Disposing it stops it, whatever requests are under way.</summary>
    public static async Task<CloudEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var emulator = new CloudEmulator(options ?? new EmulatorOptions());
        await emulator._web.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = emulator._web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        emulator.BaseUri = new Uri($"{address}{Routes.Root.TrimEnd('/')}");
        return emulator;
    }

    /// <summary>Makes an API key that the service accepts.</summary>
    public EmulatedApiKey CreateApiKey(AdminRole role = AdminRole.SuperAdmin, ApiKeyForm? form = null)
    {
        var key = new EmulatedApiKey(role, BaseUri.AbsoluteUri, form ?? new ApiKeyForm(), _clock);
        _keys.Add(key);
        return key;
    }

    /// <summary>Makes an OAuth client that the issuer knows.</summary>
    public EmulatedOAuthClient CreateOAuthClient(OAuthClientForm? form = null)
    {
        var client = new EmulatedOAuthClient(Issuer, form ?? new OAuthClientForm(), _clock);
        _issuer.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync().ConfigureAwait(false);
        await _web.DisposeAsync().ConfigureAwait(false);
        _issuer.Dispose();
    }

    private WebApplication Build(int port)
    {
        // An empty builder: neither the process's environment nor a settings file moves the emulator off loopback.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
        });
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new BearerRules(_keys, _issuer, _clock).Parameters;
        });

        var web = builder.Build();
        web.UseRouting();
        ControlHandler.Map(web, this);
        var service = new ServiceHandler(this, _keys, _issuer, _clock);
        web.MapFallback("{**path}", service.HandleAsync);
        return web;
    }
}
