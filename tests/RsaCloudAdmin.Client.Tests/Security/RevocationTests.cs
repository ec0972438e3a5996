using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Revocation is checked on request. Then a revoked certificate, or one of unknown status, is refused.</summary>
public sealed class RevocationTests : WireTest
{
    private const string NotChecked = "its certificate could not be checked for revocation";

    private static readonly TestAuthority Authority = new();
    private static readonly CloudAdminClientOptions Demanding = new() { Timeout = AutoAdvancingTimeProvider.RequestTimeout, CheckCertificateRevocation = true };

    private readonly ConcurrentBag<byte[]> _served = [];

    public override void Dispose()
    {
        base.Dispose();
        RevocationCache.Remove(_served);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task By_default_nobody_is_asked()
    {
        var (server, list) = ServeRevoked();

        await Soon(Connect(server, Usual).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(0, list.Connections);
    }

    [Fact]
    public async Task A_certificate_that_is_on_no_list_is_good()
    {
        var list = ServeList();
        var server = Serve(Authority.Issue(revocationList: AddressOf(list)), Responses.Unlocked);

        await Soon(Connect(server, Demanding).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.NotEmpty(list.Requests);
        Assert.All(list.Requests, request => Assert.Null(request.Bearer));
    }

    [Fact]
    public async Task One_that_was_revoked_is_refused()
    {
        var (server, _) = ServeRevoked();

        var error = await FailsAsync(() => Connect(server, Demanding).EmergencyTokencodes.EnableAsync(Alice, 1));

        AssertMessage(error, $"(its certificate was revoked by '{TestAuthority.Name}')", server);
        Assert.DoesNotContain("could not be checked", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_from_an_authority_that_was_revoked_is_not_said_to_be_revoked_itself()
    {
        X509Certificate2? revoked = null;
        var list = Serve((request, connection) => ListOf(Authority, revoked!)(request, connection));
        using var authority = Authority.Below("Revoked Authority", AddressOf(list));
        revoked = authority.Certificate;
        using var certificate = authority.Issue(revocationList: AddressOf(Serve(ListOf(authority))));
        using var chain = new X509Chain { ChainPolicy = Authority.PolicyThatTrusts(X509RevocationMode.Online) };
        chain.ChainPolicy.ExtraStore.Add(revoked);
        Assert.False(chain.Build(certificate));

        Assert.Equal("its certificate is from an authority whose certificate was revoked", CertificateProblem.Describe("localhost", certificate, chain, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public async Task One_whose_list_nobody_serves_is_refused()
    {
        using var silent = Silent();
        var server = Serve(Authority.Issue(revocationList: $"http://{silent.LocalEndPoint}/{Guid.NewGuid()}.crl"), Responses.Unlocked);

        AssertMessage(await FailsAsync(() => Connect(server, Demanding).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), NotChecked, server);
    }

    [Fact]
    public async Task One_that_names_no_list_is_refused()
    {
        var server = Serve(Authority.Issue(), Responses.Unlocked);

        AssertMessage(await FailsAsync(() => Connect(server, Demanding).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), NotChecked, server);
    }

    [Fact]
    public async Task One_whose_list_is_a_page_or_a_strangers_is_refused()
    {
        using var stranger = new TestAuthority("Another Authority");
        foreach (var list in new[] { Serve(Responses.Html(200)), Serve(ListOf(stranger)) })
        {
            var server = Serve(Authority.Issue(revocationList: AddressOf(list)), Responses.Unlocked);

            AssertMessage(await FailsAsync(() => Connect(server, Demanding).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), NotChecked, server);
        }
    }

    [Fact]
    public async Task A_strangers_certificate_is_told_as_a_strangers()
    {
        using var stranger = new TestAuthority("Another Authority");
        var server = Serve(stranger.Issue(), Responses.Unlocked);

        var error = await FailsAsync(() => Connect(server, Demanding).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertMessage(error, "which this computer does not trust", server);
        Assert.DoesNotContain("revocation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_assertion_goes_to_an_issuer_whose_certificate_was_revoked()
    {
        var (issuer, _) = ServeRevoked();
        var client = Own(new CloudAdminClient(OAuthClients.At(issuer, issuer), Demanding, Clock, Authority.HandlerThatTrusts(Demanding)));

        AssertMessage(await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])), "was revoked", issuer);
    }

    [Fact]
    public async Task A_diagnosis_tells_it_and_what_to_do()
    {
        var server = Serve(Authority.Issue(), Responses.Unlocked);
        var diagnosis = Connect(server, Demanding).Diagnose();
        await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal((RsaConnectionStep.Tls, RsaConnectionCheckResult.Failed), (check.StepKind, check.ResultKind));
        Assert.Contains(NotChecked, check.Detail, StringComparison.Ordinal);
        Assert.Equal(ConnectionAdvice.NotTrustedOrRevoked, check.AdviceKind);
    }

    // A unique address, because the runtime caches revocation lists by address, even between runs.
    private static string AddressOf(ScriptedServer list) => $"http://localhost:{list.Port}/{Guid.NewGuid()}.crl";

    private RequestHandler ListOf(TestAuthority authority, params X509Certificate2[] revoked)
    {
        var list = authority.ListRevoked(revoked);
        _served.Add(list);
        return Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nContent-Length: {list.Length}\r\n\r\n", list);
    }

    private static void AssertMessage(RsaCloudAdminException error, string told, ScriptedServer server)
    {
        Assert.Equal(RsaErrorReason.ServiceNotTrusted, error.Reason);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private ScriptedServer ServeList(params X509Certificate2[] revoked) => Serve(ListOf(Authority, revoked));

    private (ScriptedServer Server, ScriptedServer List) ServeRevoked()
    {
        X509Certificate2? certificate = null;
        var list = Serve((request, connection) => ListOf(Authority, certificate!)(request, connection));
        certificate = Authority.Issue(revocationList: AddressOf(list));
        return (Serve(certificate, Responses.Unlocked), list);
    }

    private CloudAdminClient Connect(ScriptedServer server, CloudAdminClientOptions options) =>
        Own(new CloudAdminClient(TestKeys.Key(server.ApiAddress), options, Clock, Authority.HandlerThatTrusts(options)));
}
