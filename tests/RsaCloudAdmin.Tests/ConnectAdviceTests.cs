using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>The advice fits connecting and testing: it mentions no row and no user.</summary>
[Collection(EnvironmentVariables.Collection)]
public class ConnectAdviceTests : CmdletTest
{
    [Theory]
    [InlineData("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri http://127.0.0.1:9", "ConnectionFailed", "connect again")]
    [InlineData("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer http://127.0.0.1:9/oauth -BaseUri $BaseUri", "ConnectionFailed", "connect again")]
    [InlineData("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri \"$($BaseUri -replace '/AdminInterface.*', '/elsewhere')\"", "UnexpectedResponse", "-BaseUri and -Issuer")]
    public void Connecting_that_fails_gets_advice_for_connecting(string script, string id, string advice)
    {
        UseOAuthClient();

        var result = Run($"{script} -RetryTimeoutSec 0");

        Assert.Equal(id, IdOf(result));
        AssertFits(advice, result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -TimeoutSec 1 -RetryTimeoutSec 0")]
    [InlineData("Get-Item $KeyPath | Connect-RsaCloudAdmin -TimeoutSec 1 -RetryTimeoutSec 0")]
    public void A_timeout_gets_advice_for_connecting(string script)
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));

        var result = Run(script);

        Assert.Equal("Timeout", IdOf(result));
        AssertFits("Connect again, with a longer -TimeoutSec", result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $ApiKeyText", "-KeyPath")]
    [InlineData("[pscustomobject]@{ KeyPath = $ApiKeyText } | Connect-RsaCloudAdmin", "-KeyPath")]
    [InlineData("@{ KeyPath = $ApiKeyText } | Connect-RsaCloudAdmin", "-KeyPath")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $ApiKeyText; Connect-RsaCloudAdmin -FromEnvironment", "$env:RSA_CLOUD_ADMIN_KEY_PATH")]
    public void A_key_that_is_pasted_for_its_path_is_not_told_to_check_the_path(string script, string where)
    {
        Engine.SetVariable("ApiKeyText", Service.CreateApiKey().ToJson());
        try
        {
            var result = Run(script);

            Assert.Equal("KeyMisplaced", IdOf(result));
            Assert.Equal($"The value given for {where} is the text of a key. It is not shown.", result.Errors[0].Exception.Message);
            AssertFits("RSA_CLOUD_ADMIN_KEY.", result.Errors[0].ErrorDetails.RecommendedAction);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }
    }

    // A damaged response to the look-up still says with its status that there is no such user, so the step passes.
    [Theory]
    [InlineData(Operation.LicenseUsage, FaultEffect.Reset)]
    [InlineData(Operation.LicenseUsage, FaultEffect.BadGateway)]
    [InlineData(Operation.LicenseUsage, FaultEffect.TooManyRequests)]
    [InlineData(Operation.LicenseUsage, FaultEffect.InternalServerError)]
    [InlineData(Operation.LicenseUsage, FaultEffect.Malformed)]
    [InlineData(Operation.LookUp, FaultEffect.Reset)]
    [InlineData(Operation.LookUp, FaultEffect.BadGateway)]
    [InlineData(Operation.LookUp, FaultEffect.TooManyRequests)]
    [InlineData(Operation.LookUp, FaultEffect.InternalServerError)]
    public void A_test_gets_advice_for_testing_at_whatever_step_it_fails(Operation operation, FaultEffect fault)
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(fault) { Operation = operation });

        var failed = RunCleanly("Test-RsaCloudAdminConnection").Where(step => $"{step["Result"]}" == "Failed").ToList();

        Assert.NotEmpty(failed);
        Assert.All(failed, step => AssertFits("", $"{step["Advice"]}"));
    }

    private static void AssertFits(string expected, string advice)
    {
        Assert.Contains(expected, advice, StringComparison.Ordinal);
        Assert.NotEmpty(advice);
        Assert.DoesNotContain("row", advice, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Check the path", advice, StringComparison.Ordinal);
        Assert.DoesNotContain("does no harm", advice, StringComparison.Ordinal);
    }
}
