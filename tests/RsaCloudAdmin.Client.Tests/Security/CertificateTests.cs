using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Nothing is sent to a server that fails to prove its identity, and the error says why.</summary>
public sealed class CertificateTests : WireTest
{
    private static readonly DateTimeOffset LastYear = DateTimeOffset.UtcNow.AddYears(-1);
    private static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddYears(1);
    private static readonly TestAuthority Authority = new();

    private static readonly Dictionary<string, (Func<X509Certificate2> Make, string Message)> Refused = new()
    {
        ["ended"] = (() => Authority.Issue(from: LastYear.AddDays(-9), until: LastYear), FormattableString.Invariant($"its certificate expired on {LastYear.UtcDateTime:yyyy-MM-dd}")),
        ["not yet begun"] = (() => Authority.Issue(from: NextYear, until: NextYear.AddDays(9)), FormattableString.Invariant($"its certificate is not valid before {NextYear.UtcDateTime:yyyy-MM-dd}")),
        ["another host's"] = (() => Authority.Issue("other.example.com"), "its certificate is for 'other.example.com', not for 'localhost'"),
        ["self-signed"] = (() => TestAuthority.SelfSigned(), "its certificate is self-signed and not trusted by this computer"),
        ["a stranger's"] = (() => Stranger("Another Authority"), "its certificate was issued by 'Another Authority', which this computer does not trust"),
        ["a stranger's by the authority's name"] = (() => Stranger(TestAuthority.Name), "its certificate is not valid (NotSignatureValid)"),
        ["ended and another host's"] = (
            () => Authority.Issue("other.example.com", LastYear.AddDays(-9), LastYear),
            FormattableString.Invariant($"its certificate is for 'other.example.com', not for 'localhost', and expired on {LastYear.UtcDateTime:yyyy-MM-dd}")),
        ["meant to deceive"] = (() => Stranger("Example\u202Eytirohtua\u001b[31m"), "its certificate was issued by 'Example\uFFFDytirohtua\uFFFD[31m', which this computer does not trust"),
    };

    public static TheoryData<string> Kinds => new(Refused.Keys);

    [Fact]
    public async Task A_server_with_a_certificate_that_is_trusted_is_served_the_token()
    {
        // Proves that the other tests fail because of the certificate only.
        var server = Serve(Authority.Issue(), Responses.Unlocked);

        await Soon(ConnectTrusting(server.ApiAddress).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.NotNull(Assert.Single(server.Requests).Bearer);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_sent_where_the_certificate_is(string kind)
    {
        var server = Serve(Refused[kind].Make(), Responses.Issued);

        var error = await FailsAsync(() => ConnectTrusting(server.ApiAddress).EmergencyTokencodes.EnableAsync(Alice, 1));

        AssertMessage(error, Refused[kind].Message);
        Assert.Empty(server.Requests);
        Assert.Equal((1, 1), (error.Tries, server.Connections));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_assertion_goes_to_an_issuer_whose_certificate_is(string kind)
    {
        var issuer = Serve(Refused[kind].Make(), Responses.Json(200, """{"access_token": "t"}"""));
        var service = Serve(Authority.Issue(), Responses.Unlocked);

        var error = await FailsAsync(() => ConnectTrusting(OAuthClients.At(issuer, service)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertMessage(error, Refused[kind].Message);
        Assert.Contains($"https://localhost:{issuer.Port}/oauth/token", error.Message, StringComparison.Ordinal);
        Assert.Empty(issuer.Requests);
        Assert.Equal(0, service.Connections);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_diagnosis_tells_it_too(string kind)
    {
        var server = Serve(Refused[kind].Make(), Responses.Found);
        var diagnosis = ConnectTrusting(server.ApiAddress).Diagnose();
        await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal((RsaConnectionStep.Tls, RsaConnectionCheckResult.Failed), (check.StepKind, check.ResultKind));
        Assert.Contains(Refused[kind].Message, check.Detail, StringComparison.Ordinal);
        Assert.Equal(ConnectionAdvice.NotTrusted, check.AdviceKind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_is_put_right_is_not_told_for_ever()
    {
        CloudAdminClient client;
        using (var server = new ScriptedServer(Refused["ended"].Make(), Responses.Unlocked))
        {
            client = ConnectTrusting(server.ApiAddress);
            AssertMessage(await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])), Refused["ended"].Message);
        }

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.DoesNotContain("certificate", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("reset")]
    public async Task A_handshake_that_is_broken_off_is_a_connection_that_was_not_made(string how)
    {
        using var server = new ScriptedServer(how == "close" ? Responses.Close : Responses.Reset) { IsHttp = false };

        // Not OutcomeUnknown: nothing was sent.
        var error = await FailsAsync(() => ConnectTrusting($"https://localhost:{server.Port}").EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal((RsaErrorReason.ConnectionFailed, 4), (error.Reason, error.Tries));
        Assert.Contains("no connection", error.Message, StringComparison.Ordinal);
        AssertNothingSaid(server);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_proves_nothing()
    {
        using var server = new ScriptedServer(Responses.Raw("HTTP/1.1 400 The plain HTTP request was sent to HTTPS port\r\nContent-Length: 0\r\n\r\n").Then(Responses.Close)) { IsHttp = false };

        var error = await FailsAsync(() => ConnectTrusting($"https://localhost:{server.Port}").EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal((RsaErrorReason.ServiceNotTrusted, 1), (error.Reason, error.Tries));
        AssertNothingSaid(server);
    }

    [Fact]
    public async Task A_handler_as_it_is_trusts_whom_the_system_trusts_and_nobody_else()
    {
        var server = Serve(Authority.Issue(), Responses.Unlocked);

        AssertMessage(await FailsAsync(() => Connect(server.ApiAddress).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), $"its certificate was issued by '{TestAuthority.Name}', which this computer does not trust");
        Assert.Empty(server.Requests);
    }

    private static X509Certificate2 Stranger(string name)
    {
        using var other = new TestAuthority(name);
        return other.Issue();
    }

    private static void AssertMessage(RsaCloudAdminException error, string told)
    {
        Assert.Equal(RsaErrorReason.ServiceNotTrusted, error.Reason);
        // Nothing else is told.
        Assert.Contains($"nothing was sent ({told})", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void AssertNothingSaid(ScriptedServer server)
    {
        var received = string.Concat(server.Requests);
        Assert.NotEmpty(received);
        Assert.DoesNotContain("Bearer", received, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/", received, StringComparison.Ordinal);
        Assert.DoesNotContain(Responses.UserId, received, StringComparison.Ordinal);
    }

    private CloudAdminClient ConnectTrusting(string address) => Own(new CloudAdminClient(TestKeys.Key(address), Usual, Clock, Authority.HandlerThatTrusts(Usual)));

    private CloudAdminClient ConnectTrusting(OAuthClient client) => Own(new CloudAdminClient(client, Usual, Clock, Authority.HandlerThatTrusts(Usual)));
}
