using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Sandbox;
using RsaCloudAdmin.Sandbox.Engine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;

namespace RsaCloudAdmin.Tests;

/// <summary>What is shown at a prompt of 100 columns.</summary>
public class ViewTests : CmdletTest
{
    private const int Columns = 100;

    [Theory]
    [InlineData("Get-RsaCloudAdminConnection", "Name", "BaseUri")]
    [InlineData("Unlock-RsaUserMethod user1@example.com", "Identity", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
    [InlineData("Enable-RsaEmergencyTokencode user1@example.com", "Identity", "EmergencyTokencode", "ExpirationDate")]
    [InlineData("Disable-RsaEmergencyTokencode user1@example.com", "Identity", "WasEnabled", "OfflineExpirationDate")]
    [InlineData("Enable-RsaHardwareToken user1@example.com 1000000001", "TokenSerialNumber", "TokenStatus", "TokenStatusChangedAt")]
    [InlineData("Get-RsaUser user1@example.com", "EmailAddress", "IsTokenLocked", "EmergencyAccessStatus")]
    public void Each_type_has_a_view_that_fits(string command, params string[] headings)
    {
        var shown = Show(command);

        Assert.All(headings, heading => Assert.Contains(heading, shown, StringComparison.Ordinal));
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, Columns));
        Assert.DoesNotContain("...", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokencode_is_masked_until_plain_text_is_asked_for()
    {
        var masked = Show("Enable-RsaEmergencyTokencode user1@example.com");
        Assert.DoesNotContain(Code, masked, StringComparison.Ordinal);
        Assert.DoesNotContain("SecureString", masked, StringComparison.Ordinal);

        var plain = Show("Enable-RsaEmergencyTokencode user1@example.com -AsPlainText");
        Assert.Contains(Code, plain, StringComparison.Ordinal);
    }

    private string Code => Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Tokencode!.Code;

    private string Show(string command)
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new ConsoleHost(writer, width: Columns));
        engine.Import(ModuleFolder.Find());
        engine.SetVariable("KeyPath", KeyPath);
        var session = new ConsoleSession(engine);
        Assert.True(session.Type("Connect-RsaCloudAdmin $KeyPath"));
        Assert.True(session.Type(command));
        return writer.ToString();
    }
}
