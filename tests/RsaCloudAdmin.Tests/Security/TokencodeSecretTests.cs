using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>No private key, token or tokencode is shown, whatever is requested and whatever fails.</summary>
public class TokencodeSecretTests : CmdletTest
{
    private EmulatedApiKey _key = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _key = Service.CreateApiKey();
        _key.WriteTo(KeyPath);
    }

    [Fact]
    public void Nothing_secret_is_in_any_stream()
    {
        // With -AsPlainText, the code is in the result.
        var calls = string.Join('\n', CmdletList.Session.Where(call => !call.Arguments.Contains("-AsPlainText", StringComparison.Ordinal)).Select(call => $"{call.Before}; {call.Piped("$users")}"));
        var result = Run($$"""
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-RsaCloudAdmin $KeyPath -PassThru
            $users = 'user1@example.com', 'nobody@example.com', ''
            {{calls}}
            """);

        AssertNoSecret(result);
        Assert.NotEmpty(result.Verbose);
        Assert.NotEmpty(result.Errors);
    }

    [Theory]
    [InlineData(FaultEffect.Unauthorized)]
    [InlineData(FaultEffect.Forbidden)]
    [InlineData(FaultEffect.InternalServerError)]
    [InlineData(FaultEffect.Reset)]
    [InlineData(FaultEffect.Truncated)]
    [InlineData(FaultEffect.Malformed)]
    [InlineData(FaultEffect.Page)]
    [InlineData(FaultEffect.Redirect)]
    [InlineData(FaultEffect.NoTokencode)]
    public void Nothing_secret_is_in_an_error(FaultEffect fault)
    {
        Connect();
        Service.Faults.Add(new Fault(fault) { AfterApplying = fault is FaultEffect.Reset or FaultEffect.Truncated or FaultEffect.Malformed });

        var result = Run("Enable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001 -Verbose -Debug");

        Assert.Single(result.Errors);
        AssertNoSecret(result);
    }

    private void AssertNoSecret(PipelineResult result)
    {
        var text = ShownText.From(result);

        // Any line of the key proves it: not even a part may be shown.
        var lines = _key.PrivateKeyPem.Split('\n').Where(line => line.Length > 20 && !line.StartsWith('-'));
        Assert.All(lines, line => Assert.DoesNotContain(line, text, StringComparison.Ordinal));
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer ", text, StringComparison.Ordinal);
        foreach (var code in Service.Tenant.Users.SelectMany(user => new[] { user.Tokencode?.Code, user.EnrollmentCode?.Code, user.RegistrationCode?.Code }).OfType<string>())
            Assert.DoesNotContain(code, text, StringComparison.Ordinal);
    }
}
