using System.Management.Automation;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Sandbox.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>Nothing of a key, an assertion, a token or a password is shown by any way to sign in, whether it succeeds or not.</summary>
[Collection(EnvironmentVariables.Collection)]
public class SignInSecretTests : CmdletTest
{
    private const string Password = "pr0xy-p4ssword";
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";

    private readonly List<string> _secrets = [Password, "eyJ", "Bearer ", "client_assertion"];

    public static TheoryData<OAuthKeyType, string> Ways => new()
    {
        { OAuthKeyType.Rsa, "Connect-RsaCloudAdmin $JwkPath " + ByClient },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin $JwkPath " + ByClient },
        { OAuthKeyType.Rsa, "$Jwk | Connect-RsaCloudAdmin " + ByClient },
        { OAuthKeyType.Ec, "[pscustomobject]@{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri } | Connect-RsaCloudAdmin" },
        { OAuthKeyType.Ec, "$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; Connect-RsaCloudAdmin -FromEnvironment" },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin -KeyPath $KeyPath" },
        { OAuthKeyType.Ec, "$ApiKey | Connect-RsaCloudAdmin" },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin $JwkPath " + ByClient + " -ProxyCredential $Credential" },
        // What fails: the wrong key for each, an address that is none, a client that nobody knows.
        { OAuthKeyType.Rsa, "Connect-RsaCloudAdmin $JwkPath" },
        { OAuthKeyType.Rsa, "Connect-RsaCloudAdmin $KeyPath " + ByClient },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin -Key $Jwk" },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin -Key $Damaged " + ByClient },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin $JwkPath -ClientId nobody -Issuer $Issuer -BaseUri $BaseUri" },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer \"$Issuer/x\" -BaseUri $BaseUri" },
        { OAuthKeyType.Ec, "Connect-RsaCloudAdmin $KeyPath -Proxy http://127.0.0.1:9 -ProxyCredential $Credential -TimeoutSec 1 -RetryTimeoutSec 0" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_way_to_sign_in_shows_a_secret(OAuthKeyType type, string script)
    {
        Prepare(type);
        try
        {
            var result = Run($$"""
                $VerbosePreference = $DebugPreference = 'Continue'
                {{script}}
                Get-RsaUser user1@example.com
                Unlock-RsaUserMethod nobody@example.com
                Test-RsaCloudAdminConnection
                Get-RsaCloudAdminConnection
                [System.Management.Automation.PSSerializer]::Serialize((Get-RsaCloudAdminConnection), 6)
                $Error
                """);

            AssertNoSecret(result);
            Assert.NotEmpty(result.Errors);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }
    }

    [Theory]
    [InlineData(FaultEffect.Unauthorized)]
    [InlineData(FaultEffect.Forbidden)]
    [InlineData(FaultEffect.Reset)]
    [InlineData(FaultEffect.Truncated)]
    [InlineData(FaultEffect.Malformed)]
    [InlineData(FaultEffect.Page)]
    [InlineData(FaultEffect.Redirect)]
    [InlineData(FaultEffect.Huge)]
    public void No_trouble_of_the_issuer_shows_a_secret(FaultEffect fault)
    {
        Prepare(OAuthKeyType.Ec);
        Service.Faults.Add(new Fault(fault) { Operation = Operation.Token });

        var result = Run($"Connect-RsaCloudAdmin $JwkPath {ByClient} -SkipCheck -PassThru -RetryTimeoutSec 0; Get-RsaUser user1@example.com -Verbose -Debug; Test-RsaCloudAdminConnection -Verbose -Debug; $Error");

        Assert.NotEmpty(result.Errors);
        AssertNoSecret(result);
    }

    private void Prepare(OAuthKeyType type)
    {
        var client = UseOAuthClient(new OAuthClientForm { KeyType = type });
        var key = Service.CreateApiKey();
        key.WriteTo(KeyPath);
        Engine.SetVariable("Jwk", Secret(client.ToJwk()));
        Engine.SetVariable("Damaged", Secret(client.ToJwk()[..^20]));
        Engine.SetVariable("ApiKey", Secret(key.ToJson()));
        Engine.SetVariable("Credential", new PSCredential("me", Secret(Password)));
        _secrets.AddRange(client.JwkFields().Where(field => field.Key is "d" or "p" or "q" or "dp" or "dq" or "qi").Select(field => field.Value));
        _secrets.AddRange(LinesOf(key));
    }

    // Any line of a key will do: it is never shown in part either.
    private static IEnumerable<string> LinesOf(EmulatedApiKey key) => key.PrivateKeyPem.Split('\n').Where(line => line.Length > 20 && !line.StartsWith('-'));

    private void AssertNoSecret(PipelineResult result)
    {
        var text = ShownText.Of(result);

        Assert.True(_secrets.Count > 20);
        Assert.All(_secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }
}
