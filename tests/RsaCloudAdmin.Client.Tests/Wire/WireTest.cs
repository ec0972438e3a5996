using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Base class with a client, a scripted server, and a clock without real waits.</summary>
public abstract class WireTest : IDisposable
{
    private readonly List<ScriptedServer> _servers = [];
    private readonly List<CloudAdminClient> _clients = [];

    internal AutoAdvancingTimeProvider Clock { get; } = new();

    internal static UserReference Alice { get; } = new(Responses.UserId, null);

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        _clients.ForEach(client => client.Dispose());
        _servers.ForEach(server => server.Dispose());
    }

    internal static CloudAdminClientOptions Usual => new() { Timeout = AutoAdvancingTimeProvider.RequestTimeout };

    internal ScriptedServer Serve(params RequestHandler[] script) => Serve(null, script);

    internal ScriptedServer Serve(X509Certificate2? certificate, params RequestHandler[] script)
    {
        var server = new ScriptedServer(certificate, script);
        _servers.Add(server);
        return server;
    }

    internal CloudAdminClient Connect(ScriptedServer server, TimeProvider? clock = null, TimeSpan? retryTimeout = null) => Connect(server.ApiAddress, clock, retryTimeout);

    internal CloudAdminClient Connect(string address, TimeProvider? clock = null, TimeSpan? retryTimeout = null)
    {
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, RetryTimeout = retryTimeout ?? TimeSpan.FromSeconds(300) };
        return Own(new CloudAdminClient(TestKeys.Key(address), options, clock ?? Clock));
    }

    /// <summary>Returns a Date header that is ahead of the client's clock by a number of seconds.</summary>
    internal string DateAfterNow(int seconds) => $"Date: {Clock.GetUtcNow().AddSeconds(seconds):R}";

    /// <summary>Disposes the client when the test ends.</summary>
    internal CloudAdminClient Own(CloudAdminClient client)
    {
        _clients.Add(client);
        return client;
    }

    /// <summary>Reserves a port without listening on it. No other process can use it until the socket is closed.</summary>
    internal static Socket Silent() => SilentPort.Reserve();

    /// <summary>Lets each of the attempts time out when it has arrived at the server.</summary>
    internal async Task TimeOutAsync(ScriptedServer server, int attempts)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            await UntilAsync(() => server.Requests.Count == attempt, $"request {attempt} arrives");
            Clock.TimeOut();
        }
    }

    /// <summary>Makes all steps of a diagnosis.</summary>
    internal static async Task<List<RsaConnectionCheck>> DiagnoseAsync(CloudAdminClient client)
    {
        var diagnosis = client.Diagnose();
        var checks = new List<RsaConnectionCheck>();
        while (diagnosis.HasNext)
            checks.Add(await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken))));
        return checks;
    }

    internal static (RsaConnectionCheckResult Result, string Detail, ConnectionAdvice Advice) Parts(RsaConnectionCheck check) => (check.ResultKind, check.Detail, check.AdviceKind);

    /// <summary>Waits until a condition holds, and fails the test if it does not.</summary>
    internal static Task UntilAsync(Func<bool> holds, string what) => Polling.UntilAsync(holds, what, TestContext.Current.CancellationToken);

    internal static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    internal static Task Soon(Task task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    internal static Task<RsaCloudAdminException> FailsAsync(Func<Task> call) => Assert.ThrowsAnyAsync<RsaCloudAdminException>(() => call().WaitAsync(TimeSpan.FromSeconds(30)));
}
