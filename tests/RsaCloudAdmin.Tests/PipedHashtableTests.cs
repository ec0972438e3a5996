using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Hashtables piped into Connect-RsaCloudAdmin are rows like any other.</summary>
[Collection(EnvironmentVariables.Collection)]
public class PipedHashtableTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var client = UseOAuthClient();
        var key = Service.CreateApiKey();
        key.WriteTo(PathOf("other.json"));
        Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        Engine.SetVariable("ApiKey", Secret(key.ToJson()));
        Engine.SetVariable("ApiKeyText", key.ToJson());
        Engine.SetVariable("Jwk", Secret(client.ToJwk()));
    }

    [Theory]
    [InlineData("@{ KeyPath = $KeyPath }")]
    [InlineData("@{ keypath = $KeyPath; NAME = 'Example Corp' }")]
    [InlineData("[ordered]@{ KeyPath = $KeyPath; ClientId = ''; Issuer = ' '; BaseUri = $null; Scope = ''; Name = ''; Proxy = ''; TimeoutSec = ''; RetryTimeoutSec = $null; ProxyCredential = '' }")]
    [InlineData("$none = [DBNull]::Value; @{ KeyPath = $KeyPath; Key = $none; ClientId = $none; Issuer = $none; BaseUri = $none; Scope = $none; Name = $none; Proxy = $none; TimeoutSec = $none; RetryTimeoutSec = $none; ProxyCredential = $none }")]
    [InlineData("@{ KeyPath = $KeyPath; 'Key Path' = \"$KeyPath \"; key_path = ''; TimeoutSec = 20; 'Timeout Sec' = '20' }")]
    [InlineData("@{ KeyPath = ''; Key = $ApiKey; Scope = @() }")]
    [InlineData("@{ Key = $ApiKey; TimeoutSec = '20'; RetryTimeoutSec = 0 }")]
    [InlineData("@{ KeyPath = Get-Item $KeyPath; TimeoutSec = 20 }")]
    [InlineData("@{ FullName = $KeyPath; Name = 'key.json' }")]
    [InlineData("@{ PSPath = \"FileSystem::$KeyPath\"; Name = 'key.json' }")]
    [InlineData("@{ KeyPath = $KeyPath; Color = 'red'; SkipCheck = $true; FromEnvironment = $true }")]
    [InlineData("(New-Object 'System.Collections.Generic.Dictionary[string,object]' | ForEach-Object { $_['KeyPath'] = $KeyPath; , $_ })")]
    public void An_API_key_comes_in_by(string row)
    {
        RunCleanly($"{row} | Connect-RsaCloudAdmin");

        Assert.Equal("Example Corp", Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Name"]);
        Assert.Equal(1, Service.Requests.CountOf(Operation.LicenseUsage));
    }

    [Theory]
    [InlineData("@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri; Name = 'New' }", 0)]
    [InlineData("@{ Key = $Jwk; ClientId = [guid]$ClientId; Issuer = [uri]$Issuer; BaseUri = [uri]$BaseUri; Scope = 'rsa.user.read rsa.user.factor.manage'; Name = 'New' }", 2)]
    [InlineData("@{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri; Scope = 'rsa.user.read', '', 'rsa.user.factor.manage'; Name = 'New' }", 2)]
    public void An_OAuth_client_comes_in_by(string row, int scopes)
    {
        if (row.Contains("[guid]", StringComparison.Ordinal) && !Guid.TryParse($"{Engine.GetVariable("ClientId")}", out _))
            row = row.Replace("[guid]", "", StringComparison.Ordinal);
        RunCleanly($"{row} | Connect-RsaCloudAdmin; Unlock-RsaUserMethod user1@example.com -Connection New");

        Assert.Equal(scopes, ((IEnumerable<string>)Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Scope"]!).Count());
    }

    [Fact]
    public void A_list_may_mix_hashtables_objects_files_and_keys()
    {
        var result = Run("""
            $rows = @(
                @{ KeyPath = $KeyPath; Name = 'A' }
                [pscustomobject]@{ KeyPath = $OtherKeyPath; Name = 'B' }
                @{ KeyPath = 'nowhere.key'; Name = 'C' }
                Get-Item $KeyPath
                $ApiKey
                @{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri }
                @{}
                [pscustomobject]@{ Key = $ApiKey; Name = 'D' })
            $rows | Connect-RsaCloudAdmin -PassThru
            """);

        Assert.Equal(["KeyFileNotFound", "KeyMissing"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["A", "B", "Example Corp", "Example Corp (2)", "127.0.0.1", "D"], result.Output.Select(o => $"{o}"));
    }

    [Theory]
    [InlineData("@{ KeyPath = 'nowhere.key'; Name = 'Row' } | Connect-RsaCloudAdmin -KeyPath $KeyPath", "Row")]
    [InlineData("@{ Key = $Jwk; Name = 'Row' } | Connect-RsaCloudAdmin -KeyPath $KeyPath", "Row")]
    [InlineData("@{ KeyPath = 'nowhere.key'; Name = 'Row' } | Connect-RsaCloudAdmin -Key $ApiKey", "Row")]
    [InlineData("@{ KeyPath = 'nowhere.key'; 'Key Path' = 'elsewhere.key'; Name = 'Row' } | Connect-RsaCloudAdmin -KeyPath $KeyPath", "Row")]
    [InlineData("@{ KeyPath = $KeyPath; Name = 'Row'; TimeoutSec = 'soon'; Proxy = 'nowhere' } | Connect-RsaCloudAdmin -Name Typed -TimeoutSec 5 -Proxy $null", "Typed")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $KeyPath; @{ KeyPath = 'nowhere.key'; ClientId = 'x'; Name = 'Row' } | Connect-RsaCloudAdmin -FromEnvironment", "Row")]
    [InlineData("@{ KeyPath = $JwkPath; ClientId = 'x' } | Connect-RsaCloudAdmin -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -Name Typed", "Typed")]
    public void What_is_typed_goes_before_the_row(string script, string name)
    {
        try
        {
            RunCleanly(script);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }

        Assert.Equal(name, Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Name"]);
    }

    [Theory]
    [InlineData("TimeoutSec", "'soon-4711'", "InvalidEntry")]
    [InlineData("TimeoutSec", "4711", "InvalidEntry")]
    [InlineData("TimeoutSec", "0", "InvalidEntry")]
    [InlineData("RetryTimeoutSec", "-1", "InvalidEntry")]
    [InlineData("RetryTimeoutSec", "0.4", "InvalidEntry")]
    [InlineData("RetryTimeoutSec", "'0.4'", "InvalidEntry")]
    [InlineData("Proxy", "@{ Nr = 4711 }", "InvalidProxy")]
    [InlineData("Proxy", "'nowhere-4711'", "InvalidProxy")]
    [InlineData("ProxyCredential", "'me-4711'", "InvalidEntry")]
    [InlineData("ProxyCredential", "@{ Nr = 4711 }", "InvalidEntry")]
    [InlineData("Name", "(1, 4711)", "InvalidEntry")]
    [InlineData("KeyPath", "@{ a = 4711 }", "InvalidEntry")]
    [InlineData("ClientId", "(ConvertTo-SecureString 4711 -AsPlainText -Force)", "InvalidEntry")]
    [InlineData("Scope", "@(@{ a = 4711 })", "InvalidEntry")]
    public void What_an_entry_cannot_hold_is_the_same_error_as_in_a_column_and_shows_no_value(string name, string value, string id)
    {
        var result = Run($"$row = @{{ KeyPath = $KeyPath }}; $row.{name} = {value}; $row, [pscustomobject]$row, @{{ KeyPath = $KeyPath }} | Connect-RsaCloudAdmin -SkipCheck -PassThru");

        Assert.Null(result.TerminatingError);
        Assert.Equal([id, id], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(result.Errors[0].Exception.Message, result.Errors[1].Exception.Message);
        Assert.Contains(name, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.All(result.Errors, error => Assert.DoesNotContain("4711", $"{error} {error.Exception} {error.TargetObject} {error.CategoryInfo}", StringComparison.Ordinal));
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("@{ KeyPath = $KeyPath; 'Key Path' = $OtherKeyPath }", "KeyPath")]
    [InlineData("@{ 'Full Name' = $KeyPath; Full_Name = $OtherKeyPath }", "FullName")]
    [InlineData("@{ Key = $ApiKey; ' key' = $Jwk }", "Key")]
    [InlineData("@{ KeyPath = $KeyPath; Name = 'A'; 'Na-me' = 'B' }", "Name")]
    [InlineData("@{ KeyPath = $KeyPath; Proxy = 'http://127.0.0.1:9'; proxy_ = 'http://127.0.0.1:10' }", "Proxy")]
    public void Entries_that_mean_the_same_parameter_but_differ_are_an_error_of_their_row(string row, string name)
    {
        var result = Run($"{row}, @{{ KeyPath = $KeyPath }} | Connect-RsaCloudAdmin -SkipCheck -PassThru");

        Assert.Equal("InvalidEntry", IdOf(result));
        Assert.Equal($"Could not connect. Several entries of the hashtable mean {name}. Keep only one of them.", result.Errors[0].Exception.Message);
        Assert.Null(result.Errors[0].TargetObject);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("$ApiKeyText")]
    [InlineData("@($ApiKeyText)")]
    [InlineData("$KeyPath")]
    public void A_plain_text_for_a_key_is_told_what_to_give_instead(string text)
    {
        var error = Assert.Single(Run($"@{{ Key = {text} }} | Connect-RsaCloudAdmin").Errors);

        Assert.StartsWith("InvalidEntry,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("SecureString", error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(error.TargetObject);
        Assert.DoesNotContain("accessKey", $"{error} {error.Exception} {error.CategoryInfo}", StringComparison.Ordinal);
        Assert.DoesNotContain(KeyPath, $"{error} {error.Exception} {error.CategoryInfo}", StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_mean_nothing_are_a_warning_that_shows_no_value()
    {
        var result = Run("@{ KeyPath = $KeyPath; Nam = 'typo'; Prox = 'http://p'; Issuer = ''; Color = '' } | Connect-RsaCloudAdmin -SkipCheck");

        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings).Message;
        Assert.Contains("'Nam'", warning, StringComparison.Ordinal);
        Assert.Contains("'Prox'", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("typo", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Color", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ 'Key Path' = $JwkPath; 'Client-Id' = $ClientId; ISSUER = $Issuer; base_uri = $BaseUri; ' name ' = 'New'; 'Timeout Sec' = 20 }")]
    [InlineData("@{ KeyPath = ''; 'Key-Path' = $JwkPath; client_id = $ClientId; Issuer = $Issuer; 'Base-Uri' = $BaseUri; name = 'New' }")]
    public void Case_blanks_underscores_and_dashes_of_an_entrys_name_do_not_count(string row)
    {
        var result = Run($"{row} | Connect-RsaCloudAdmin -PassThru");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal("New", $"{Assert.Single(result.Output)}");
    }

    [Theory]
    [InlineData("@{ PSPath = \"FileSystem::$KeyPath\"; FullName = $KeyPath; Name = 'key.json' } | Connect-RsaCloudAdmin")]
    [InlineData("@{ Key = $Jwk; KeyPath = 'nowhere.key' } | Connect-RsaCloudAdmin -KeyPath $KeyPath")]
    public void What_the_command_line_or_another_entry_gives_is_no_warning(string script) =>
        Assert.Empty(Run(script).Warnings);

    [Fact]
    public void One_row_leaves_nothing_to_the_next()
    {
        RunCleanly("@{ KeyPath = $KeyPath; Name = 'A'; TimeoutSec = 5 }, [pscustomobject]@{ KeyPath = $OtherKeyPath }, @{ KeyPath = $KeyPath } | Connect-RsaCloudAdmin");

        Assert.Equal(["A", "Example Corp", "Example Corp (2)"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
    }
}
