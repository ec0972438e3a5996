using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Tests;

/// <summary>All ways to pass credentials to Connect-RsaCloudAdmin.</summary>
[Collection(EnvironmentVariables.Collection)]
public class SignInTests : CmdletTest
{
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";

    [Theory]
    [InlineData(OAuthKeyType.Rsa)]
    [InlineData(OAuthKeyType.Ec)]
    public void An_OAuth_client_connects_with_its_key_file_and_works(OAuthKeyType type)
    {
        var client = UseOAuthClient(new OAuthClientForm { KeyType = type });

        RunCleanly($"Connect-RsaCloudAdmin $JwkPath {ByClient}");
        RunCleanly("Get-RsaUser user1@example.com | Unlock-RsaUserMethod | Enable-RsaEmergencyTokencode | Disable-RsaEmergencyTokencode");
        RunCleanly("Enable-RsaHardwareToken user1@example.com 1000000001");

        // For the check, the look-up, methods, emergency tokencodes and hardware tokens.
        Assert.Equal(5, Service.Requests.CountOf(Operation.Token));
        var connection = Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
        Assert.Equal((client.ClientId, client.Issuer, Service.BaseUri), (connection["ClientId"], connection["Issuer"], connection["BaseUri"]));
        Assert.Null(connection["AccessId"]);
        Assert.Empty((IEnumerable<string>)connection["Scope"]!);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin -Key $ApiKey")]
    [InlineData("$ApiKey | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ Key = $ApiKey } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; ClientId = ''; Issuer = ''; BaseUri = ''; Scope = ''; Name = ''; Proxy = ''; TimeoutSec = ''; RetryTimeoutSec = ''; ProxyCredential = '' } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; ClientId = $null; Issuer = $null; BaseUri = $null; Scope = $null; Name = $null; Proxy = $null; TimeoutSec = $null; RetryTimeoutSec = $null; ProxyCredential = $null } | Connect-RsaCloudAdmin")]
    [InlineData("$table = [Data.DataTable]::new(); 'KeyPath', 'ClientId', 'Issuer', 'BaseUri', 'Scope', 'Name', 'TimeoutSec', 'RetryTimeoutSec', 'Proxy', 'ProxyCredential' | ForEach-Object { $null = $table.Columns.Add($_) }; $null = $table.Rows.Add($KeyPath); $table.Rows[0] | Connect-RsaCloudAdmin")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -ProxyCredential $null -TimeoutSec $null")]
    [InlineData("$given = @{ KeyPath = $KeyPath; TimeoutSec = 20 }; Connect-RsaCloudAdmin @given")]
    [InlineData("[pscustomobject]@{ PSPath = \"Microsoft.PowerShell.Core\\FileSystem::$KeyPath\" } | Connect-RsaCloudAdmin")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $KeyPath; Connect-RsaCloudAdmin -FromEnvironment")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY = $ApiKeyText; Connect-RsaCloudAdmin -FromEnvironment")]
    public void An_API_key_comes_in_by(string script)
    {
        var key = Service.CreateApiKey();
        key.WriteTo(KeyPath);

        var connection = ConnectBy(script, key.ToJson());

        Assert.Equal((key.AccessId, key.CustomerName), (connection["AccessId"], connection["Name"]));
        Assert.Equal(1, Service.Requests.CountOf(Operation.LicenseUsage));
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin -KeyPath $JwkPath " + ByClient)]
    [InlineData("Connect-RsaCloudAdmin -Key $Jwk " + ByClient)]
    [InlineData("$Jwk | Connect-RsaCloudAdmin " + ByClient)]
    [InlineData("[pscustomobject]@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = [uri]$BaseUri; Scope = 'rsa.user.read rsa.user.factor.manage' } | Connect-RsaCloudAdmin")]
    [InlineData("$given = @{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri; Scope = 'rsa.user.read', 'rsa.user.factor.manage' }; Connect-RsaCloudAdmin @given")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; Connect-RsaCloudAdmin -FromEnvironment")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY = $JwkText; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; $env:RSA_CLOUD_ADMIN_SCOPE = 'rsa.user.read rsa.user.factor.manage'; Connect-RsaCloudAdmin -FromEnvironment")]
    public void An_OAuth_client_comes_in_by(string script)
    {
        var client = UseOAuthClient();

        var connection = ConnectBy(script, client.ToJwk());

        Assert.Equal(client.ClientId, connection["ClientId"]);
        Assert.Equal(script.Contains("rsa.user.read", StringComparison.Ordinal) ? 2 : 0, ((IEnumerable<string>)connection["Scope"]!).Count());
        RunCleanly("Unlock-RsaUserMethod user1@example.com");
    }

    [Fact]
    public void A_list_of_tenants_makes_a_connection_of_each_row()
    {
        UseOAuthClient();
        var csv = PathOf("tenants.csv");
        File.WriteAllLines(csv,
        [
            "Name,KeyPath,ClientId,Issuer,BaseUri",
            $"Old,{KeyPath},,,",
            $"New,{PathOf("client.jwk")},{Engine.GetVariable("ClientId")},{Engine.GetVariable("Issuer")},{Service.BaseUri}",
        ]);
        Engine.SetVariable("Csv", csv);

        Assert.Equal(["Old", "New"], RunCleanly("Import-Csv $Csv | Connect-RsaCloudAdmin -PassThru").Select(connection => connection["Name"]));
        RunCleanly("Unlock-RsaUserMethod user1@example.com -Connection Old; Unlock-RsaUserMethod user1@example.com -Connection New");
    }

    [Fact]
    public void A_row_that_cannot_be_used_does_not_end_the_others()
    {
        File.WriteAllText(PathOf("stranger.json"), new StrangerKey(Service.BaseUri).Json);
        Engine.SetVariable("Stranger", PathOf("stranger.json"));

        var result = Run("""
            $rows = @(
                [pscustomobject]@{ Name = 'A'; KeyPath = 'nowhere.key' }
                [pscustomobject]@{ Name = 'B'; KeyPath = $KeyPath; ClientId = 'x' }
                [pscustomobject]@{ Name = 'C'; KeyPath = $KeyPath; Proxy = 'nonsense' }
                [pscustomobject]@{ Name = 'D'; KeyPath = 'nodrive:/x.key' }
                [pscustomobject]@{ Name = 'E'; KeyPath = $Stranger }
                [pscustomobject]@{ Name = 'F'; KeyPath = $KeyPath })
            $rows | Connect-RsaCloudAdmin
            Get-RsaCloudAdminConnection
            """);

        Assert.Null(result.TerminatingError);
        Assert.Equal(
            ["KeyFileNotFound", "SignInIncomplete", "InvalidProxy", "KeyFileNotFound", "TokenRefused"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("F", Assert.Single(result.Output).Properties["Name"].Value);
    }

    [Fact]
    public void Without_a_list_what_cannot_be_used_ends_the_command() =>
        Assert.Equal("caught", Assert.Single(Run("try { Connect-RsaCloudAdmin nowhere.key } catch { 'caught' }").Output).BaseObject);

    [Theory]
    [InlineData("-ClientId $ClientId -Issuer $Issuer", "SignInIncomplete", "-BaseUri")]
    [InlineData("-ClientId $ClientId", "SignInIncomplete", "-Issuer, -BaseUri")]
    [InlineData("-Scope rsa.user.read", "SignInIncomplete", "-ClientId, -Issuer, -BaseUri")]
    [InlineData("-ClientId $ClientId -Issuer http://example.com/oauth -BaseUri $BaseUri", "IssuerNotUsable", "https")]
    [InlineData("-ClientId $ClientId -Issuer example.com -BaseUri $BaseUri", "IssuerNotUsable", "https")]
    [InlineData("-ClientId $ClientId -Issuer $Issuer -BaseUri http://example.com", "BaseUriNotUsable", "https")]
    [InlineData(ByClient + " -Scope 'a\"b'", "ScopeNotUsable", "rsa.user.read")]
    [InlineData(ByClient + " -Proxy 'http://me:secret@localhost:1'", "InvalidProxy", "without a user name")]
    [InlineData("", "KeyOfOtherKind", "OAuth client")]
    public void What_is_missing_or_cannot_be_used_is_named_and_nothing_is_sent(string given, string id, string named)
    {
        UseOAuthClient();

        var result = Run($"Connect-RsaCloudAdmin $JwkPath {given}");

        Assert.Equal(id, IdOf(result));
        Assert.Contains(named, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(result.Errors[0].ErrorDetails.RecommendedAction));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin")]
    [InlineData("Connect-RsaCloudAdmin -KeyPath ''")]
    [InlineData("Connect-RsaCloudAdmin -KeyPath $null")]
    [InlineData("Connect-RsaCloudAdmin -Key $null")]
    [InlineData("[pscustomobject]@{ KeyPath = ''; Name = 'x' } | Connect-RsaCloudAdmin")]
    public void Without_a_key_nobody_is_asked_for_one_and_the_error_says_what_to_give(string script)
    {
        var result = Run(script);

        Assert.Equal("KeyMissing", IdOf(result));
        Assert.Contains("-KeyPath", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_key_given_for_a_clients_key_is_told_as_such()
    {
        UseOAuthClient();

        Assert.Contains("is an API key", Run($"Connect-RsaCloudAdmin $KeyPath {ByClient}").Errors.Single().Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ClientId nobody -Issuer $Issuer -BaseUri $BaseUri", "client", "OAuth Clients")]
    [InlineData("-ClientId $ClientId -Issuer \"${Issuer}2\" -BaseUri $BaseUri", "is not an issuer", "issuer's address")]
    [InlineData(ByClient + " -Scope rsa.agent.cert", "scopes", "-Scope")]
    public void What_the_issuer_refuses_fails_the_connect_with_advice(string given, string told, string advice)
    {
        UseOAuthClient();

        var result = Run($"Connect-RsaCloudAdmin $JwkPath {given}; Get-RsaCloudAdminConnection");

        Assert.Equal("TokenRefused", IdOf(result));
        Assert.Contains(told, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("", "EnvironmentIncomplete", "RSA_CLOUD_ADMIN_KEY_PATH and RSA_CLOUD_ADMIN_KEY")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY = 'x'; $env:RSA_CLOUD_ADMIN_KEY_PATH = 'y'", "EnvironmentContradictory", "both")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = 'x'", "SignInIncomplete", "$env:RSA_CLOUD_ADMIN_ISSUER, $env:RSA_CLOUD_ADMIN_BASE_URI")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY = '{}'", "KeyFieldMissing", "$env:RSA_CLOUD_ADMIN_KEY")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = 'nowhere.key'", "KeyFileNotFound", "nowhere.key")]
    public void Variables_that_are_missing_or_contradict_each_other_are_named(string set, string id, string named)
    {
        UseOAuthClient();
        try
        {
            var result = Run($"{set}; Connect-RsaCloudAdmin -FromEnvironment");

            Assert.Equal(id, IdOf(result));
            Assert.Contains(named, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }
    }

    [Theory]
    [InlineData("CLIENT_ID")]
    [InlineData("ISSUER")]
    [InlineData("BASE_URI")]
    [InlineData("SCOPE")]
    public void A_key_in_the_wrong_variable_is_not_shown(string variable)
    {
        UseOAuthClient();
        Engine.SetVariable("Pem", Service.CreateApiKey().PrivateKeyPem);
        try
        {
            var result = Run($"$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; $env:RSA_CLOUD_ADMIN_{variable} = $Pem; Connect-RsaCloudAdmin -FromEnvironment");

            Assert.Equal("KeyMisplaced", IdOf(result));
            Assert.Equal($"The value given for $env:RSA_CLOUD_ADMIN_{variable} is the text of a key. It is not shown.", result.Errors[0].Exception.Message);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin -KeyPath $KeyPath -Key $ApiKey")]
    [InlineData("Connect-RsaCloudAdmin -KeyPath $KeyPath -FromEnvironment")]
    [InlineData("Connect-RsaCloudAdmin -FromEnvironment -ClientId x")]
    public void Two_ways_at_once_are_refused(string script)
    {
        Engine.SetVariable("ApiKey", Secret("{}"));

        Assert.Equal("AmbiguousParameterSet", IdOf(Run(script)));
    }

    [Fact]
    public void A_key_file_that_others_may_read_gets_a_warning()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes here.");
            return;
        }

        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var result = Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck");

        Assert.Empty(result.Errors);
        Assert.Contains("chmod 600", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
        // A link's own permissions allow reading by everyone. Only the file's permissions count.
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(PathOf("link.key"), KeyPath);
        Engine.SetVariable("Link", PathOf("link.key"));
        Assert.Empty(Run("Connect-RsaCloudAdmin $Link -SkipCheck").Warnings);
    }

    [Fact]
    public void A_blank_column_means_the_usual_patience_and_not_none()
    {
        Service.RateLimit = new RateLimit(1, TimeSpan.FromSeconds(1));

        // If the timeout were 0 seconds, the second request would be refused without a retry.
        RunCleanly("[pscustomobject]@{ KeyPath = $KeyPath; RetryTimeoutSec = '' } | Connect-RsaCloudAdmin; Get-RsaUser user1@example.com");
    }

    [Fact]
    public void Trouble_of_the_issuer_does_not_fail_the_connect()
    {
        UseOAuthClient();
        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { Operation = Operation.Token });

        var result = Run($"Connect-RsaCloudAdmin $JwkPath {ByClient} -RetryTimeoutSec 0 -PassThru");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Contains("issuer", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    private PropertyBag ConnectBy(string script, string keyText)
    {
        Engine.SetVariable("ApiKey", Secret(keyText));
        Engine.SetVariable("Jwk", Secret(keyText));
        Engine.SetVariable("ApiKeyText", keyText);
        Engine.SetVariable("JwkText", keyText);
        try
        {
            RunCleanly(script);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }

        return Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
    }
}
