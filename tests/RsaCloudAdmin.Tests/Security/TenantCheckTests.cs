using System.Management.Automation;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Only the person who types the command chooses where an OAuth client's tokens go, not the author of a row, a config or a variable.</summary>
[Collection(EnvironmentVariables.Collection)]
public sealed class TenantCheckTests : CmdletTest
{
    private const string Variables = "$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $Evil; ";
    private const string Row = "[pscustomobject]@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $Evil; SkipTenantCheck = $true }";
    private const string Entries = "@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $Evil; SkipTenantCheck = $true }";
    private const string Typed = "-ClientId $ClientId -Issuer $Issuer -BaseUri $Evil";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UseOAuthClient();
        Engine.SetVariable("Evil", "https://attacker.example/AdminInterface/restapi");
    }

    public override async ValueTask DisposeAsync()
    {
        EnvironmentVariables.Forget();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData($"Connect-RsaCloudAdmin $JwkPath {Typed}")]
    [InlineData($"Connect-RsaCloudAdmin $JwkPath {Typed} -SkipCheck")]
    [InlineData($"Connect-RsaCloudAdmin $JwkPath {Typed} -SkipTenantCheck:$false")]
    [InlineData($"{Row} | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = $JwkPath; BaseUri = $Evil } | Connect-RsaCloudAdmin -ClientId $ClientId -Issuer $Issuer")]
    [InlineData($"{Entries} | Connect-RsaCloudAdmin")]
    [InlineData($"{Entries} | Connect-RsaCloudAdmin -SkipCheck")]
    [InlineData($"{Variables}Connect-RsaCloudAdmin -FromEnvironment")]
    [InlineData($"{Variables}$env:RSA_CLOUD_ADMIN_SKIP_TENANT_CHECK = '1'; Connect-RsaCloudAdmin -FromEnvironment; $env:RSA_CLOUD_ADMIN_SKIP_TENANT_CHECK = $null")]
    public void Another_tenants_address_is_refused_before_anything_is_sent(string script)
    {
        var result = Run(script);

        var error = Assert.Single(result.Errors);
        Assert.Equal("TenantMismatch", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        Assert.Contains("'attacker.example'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Service.Issuer.Authority}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-SkipTenantCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Run("Get-RsaCloudAdminConnection").Output);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void An_entry_that_would_turn_the_check_off_is_told_not_to_be_used() =>
        Assert.Contains(Run($"{Entries} | Connect-RsaCloudAdmin").Warnings, warning => warning.Message.Contains("'SkipTenantCheck'", StringComparison.Ordinal));

    [Fact]
    public void A_row_of_a_list_that_is_refused_stops_no_other()
    {
        var result = Run("$good = [pscustomobject]@{ KeyPath = $KeyPath; Name = 'Good' }; " + Row + ", $good | Connect-RsaCloudAdmin -PassThru");

        Assert.StartsWith("TenantMismatch,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Good", $"{Assert.Single(result.Output)}");
    }

    [Theory]
    [InlineData($"Connect-RsaCloudAdmin $JwkPath {Typed} -SkipTenantCheck")]
    [InlineData($"{Row} | Connect-RsaCloudAdmin -SkipTenantCheck")]
    [InlineData("@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $Evil } | Connect-RsaCloudAdmin -SkipTenantCheck")]
    [InlineData($"{Variables}Connect-RsaCloudAdmin -FromEnvironment -SkipTenantCheck")]
    public void Who_types_the_switch_is_told_both_hosts(string script)
    {
        var result = Run($"{script} -SkipCheck");

        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings).Message;
        Assert.Contains($"'{Service.Issuer.Host}'", warning, StringComparison.Ordinal);
        Assert.Contains("'attacker.example'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_for_another_host_is_sent_only_if_the_switch_is_typed()
    {
        // {"aud":"https://other.example"}
        using var issuer = new ScriptedServer(Responses.Json(200, """{"access_token":"e30.eyJhdWQiOiJodHRwczovL290aGVyLmV4YW1wbGUifQ.c2ln"}"""));
        var connect = $"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer {issuer.Address}oauth -BaseUri $BaseUri -RetryTimeoutSec 0";

        var refused = Assert.Single(Run(connect).Errors);
        Assert.Contains("'https://other.example'", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);

        Run($"{connect} -SkipTenantCheck");
        Assert.NotEqual(0, Service.Requests.CountOf(Operation.LicenseUsage));
    }

    [Fact]
    public void An_API_key_has_no_other_address_to_be_told_of() =>
        Assert.Empty(Run("Connect-RsaCloudAdmin $KeyPath -SkipTenantCheck").Warnings);

    [Fact]
    public void Only_a_command_line_sets_the_switch()
    {
        var parameter = CmdletList.Info("Connect-RsaCloudAdmin").Parameters["SkipTenantCheck"];

        Assert.Equal(typeof(SwitchParameter), parameter.ParameterType);
        Assert.Empty(parameter.Aliases);
        Assert.All(parameter.ParameterSets.Values, set => Assert.False(set.ValueFromPipeline || set.ValueFromPipelineByPropertyName || set.ValueFromRemainingArguments || set.Position >= 0));
    }
}
