using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Handlers;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Operations;
using RsaCloudAdmin.Emulator.Security;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator;

/// <summary>
/// An emulator of the RSA Cloud Administration REST APIs on 127.0.0.1. It keeps its state in memory, verifies tokens,
/// refuses requests with the service's error messages, and produces faults on request.
/// </summary>
public sealed class CloudEmulator : IAsyncDisposable
{
    private readonly ServiceState _state;
    private readonly AudienceRule _audience;
    private readonly CancellationTokenSource _stopRequested = new();
    private WebApplication? _web;
    private Socket? _place;

    private CloudEmulator(EmulatorOptions options)
    {
        _state = new ServiceState(options);
        _audience = options.Audience;
    }

    /// <summary>The base address of the service, such as http://127.0.0.1:5000/AdminInterface/restapi.</summary>
    public Uri BaseUri { get; private set; } = null!;

    /// <summary>The issuer of access tokens, such as http://127.0.0.1:5000/oauth.</summary>
    public Uri Issuer => new(BaseUri, Routes.Issuer);

    public EmulatedTenant Tenant => _state.Tenant;

    public FaultPlan Faults => _state.Faults;

    public RequestJournal Requests => _state.Requests;

    /// <summary>The time that every response takes, except refusals by the concurrency limit. You can change it at any time.</summary>
    public TimeSpan Latency
    {
        get => _state.Latency;
        set => _state.Latency = value;
    }

    /// <summary>The rate limit; null for none. You can change it at any time.</summary>
    public RateLimit? RateLimit
    {
        get => _state.RateLimit;
        set => _state.RateLimit = value;
    }

    /// <summary>The limit of requests that are served at the same time; null for none. You can change it at any time.</summary>
    public ConcurrencyLimit? ConcurrencyLimit
    {
        get => _state.ConcurrencyLimit;
        set => _state.ConcurrencyLimit = value;
    }

    /// <summary>Canceled when a request asks the emulator to stop. The emulator keeps running until it is disposed.</summary>
    public CancellationToken StopRequested => _stopRequested.Token;

    /// <summary>Starts an emulator. Disposing it stops it, even if requests are in flight.</summary>
    public static async Task<CloudEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var emulator = new CloudEmulator(options);
        var address = await emulator.ListenAsync(options.Port, cancellationToken).ConfigureAwait(false);
        emulator.BaseUri = new Uri($"{address}{Routes.Root.TrimEnd('/')}");
        return emulator;
    }

    /// <summary>
    /// Stops the service, as for a restart. Requests in flight break off, and connections are refused. Users, keys, clients
    /// and the signing key are kept. The counts of the rate limit are lost.
    /// </summary>
    public async Task GoDownAsync()
    {
        if (_web is null)
            return;
        await StopAsync().ConfigureAwait(false);
        _place = KeepPlace(BaseUri.Port);
    }

    /// <summary>Starts the service again at the same address.</summary>
    public async Task ComeBackAsync(CancellationToken cancellationToken = default)
    {
        if (_web is not null)
            return;
        _place?.Dispose();
        await ListenAsync(BaseUri.Port, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates an API key that the service accepts.</summary>
    public EmulatedApiKey CreateApiKey(AdminRole role = AdminRole.SuperAdmin, ApiKeyForm? form = null)
    {
        var key = new EmulatedApiKey(role, BaseUri.AbsoluteUri, form ?? new ApiKeyForm(), _state.Clock);
        _state.Keys.Add(key);
        return key;
    }

    /// <summary>Creates an OAuth client that the issuer accepts.</summary>
    public EmulatedOAuthClient CreateOAuthClient(OAuthClientForm? form = null)
    {
        var client = new EmulatedOAuthClient(Issuer, form ?? new OAuthClientForm(), _state.Clock);
        _state.Issuer.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _place?.Dispose();
        _state.Dispose();
        _stopRequested.Dispose();
    }

    // Bound but not listening: connections are refused, and no other process gets the port.
    private static Socket KeepPlace(int port)
    {
        var place = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        place.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return place;
    }

    private async Task StopAsync()
    {
        if (_web is not { } web)
            return;
        _web = null;
        await web.StopAsync().ConfigureAwait(false);
        await web.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<string> ListenAsync(int port, CancellationToken cancellationToken)
    {
        var web = Build(port);
        try
        {
            await web.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await web.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        _web = web;
        return web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    private WebApplication Build(int port)
    {
        // An empty builder: no environment variable or settings file can move the emulator off loopback.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new DiscardingXmlRepository());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new BearerRules(_state.Keys, _state.Issuer, _state.Clock, _audience).Parameters;
        });

        var web = builder.Build();
        var control = new ControlHandler(_state, _stopRequested.CancelAsync);
        var service = new ServiceHandler(_state);
        // Without ASP.NET Core's routing, which compiles its routes for each emulator. Tests start thousands.
        web.Run(http => http.Request.Path.StartsWithSegments("/emulator", StringComparison.Ordinal, out var path)
            ? control.HandleAsync(http, path)
            : service.HandleAsync(http));
        return web;
    }
}
