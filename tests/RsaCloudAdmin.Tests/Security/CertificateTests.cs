using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A server that fails to prove its identity: the error explains it, and the server receives no request.</summary>
public class CertificateTests : HostileServiceTest
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly Dictionary<string, (Func<X509Certificate2> Make, string Message)> Certificates = new()
    {
        ["self-signed"] = (() => SelfSigned.For("localhost", Now.AddDays(-1), Now.AddDays(1)), "self-signed and not trusted by this computer"),
        ["ended"] = (() => SelfSigned.For("localhost", Now.AddDays(-9), Now.AddDays(-2)), FormattableString.Invariant($"expired on {Now.AddDays(-2).UtcDateTime:yyyy-MM-dd}")),
        ["not begun"] = (() => SelfSigned.For("localhost", Now.AddDays(2), Now.AddDays(9)), FormattableString.Invariant($"is not valid before {Now.AddDays(2).UtcDateTime:yyyy-MM-dd}")),
        ["another's"] = (() => SelfSigned.For("other.example.com", Now.AddDays(-1), Now.AddDays(1)), "is for 'other.example.com', not for 'localhost'"),
    };

    public static TheoryData<string> Kinds => new(Certificates.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_connect_ends_with_what_is_wrong_with_the_certificate(string kind)
    {
        using var certificate = Certificates[kind].Make();
        using var service = new ScriptedServer(certificate, Responses.Unlocked);

        var result = ConnectTo(service.Address, "-PassThru");

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        AssertIs("ServiceNotTrusted", Certificates[kind].Message, error);
        Assert.Equal((ErrorCategory.SecurityError, KeyPath), (error.CategoryInfo.Category, error.TargetObject));
        AssertWellTold(error);
        Assert.Empty(service.Requests);
        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_row_is_told_and_nothing_is_sent(string kind)
    {
        using var certificate = Certificates[kind].Make();
        using var service = new ScriptedServer(certificate, Responses.Unlocked);
        ConnectTo(service.Address);

        var result = RunThree();

        Assert.Equal([10, 20, 30], result.Errors.Select(error => new PropertyBag(PSObject.AsPSObject(error.TargetObject))["Ticket"]));
        Assert.All(result.Errors, error => AssertIs("ServiceNotTrusted", Certificates[kind].Message, error));
        Assert.All(result.Errors, AssertWellTold);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_diagnosis_fails_at_TLS(string kind)
    {
        using var certificate = Certificates[kind].Make();
        using var service = new ScriptedServer(certificate, Responses.Unlocked);
        ConnectTo(service.Address);

        var steps = RunCleanly("Test-RsaCloudAdminConnection");

        Assert.Equal(["Passed", "Failed", "NotTried", "NotTried", "NotTried", "NotTried", "NotTried"], steps.Select(step => $"{step["Result"]}"));
        Assert.Contains(Certificates[kind].Message, $"{steps[1]["Detail"]}", StringComparison.Ordinal);
        Assert.Contains("certificate authority", $"{steps[1]["Advice"]}", StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void An_issuer_that_does_not_prove_itself_gets_no_assertion()
    {
        using var certificate = Certificates["self-signed"].Make();
        using var issuer = new ScriptedServer(certificate, Responses.Json(200, """{"access_token":"t"}"""));
        UseOAuthClient();
        Engine.SetVariable("Issuer", $"{issuer.Address}oauth");

        var error = Assert.Single(Run("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri").Errors);

        AssertIs("ServiceNotTrusted", "did not prove that it is the issuer; nothing was sent", error);
        AssertWellTold(error);
        Assert.Empty(issuer.Requests);
        Assert.Equal(0, Service.Requests.Count);
    }
}
