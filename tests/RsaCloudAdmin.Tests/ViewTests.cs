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
    [InlineData("Test-RsaCloudAdminConnection", "Step", "Result", "Detail", "RoundTrip")]
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

    [Fact]
    public void Sentences_of_a_diagnosis_are_broken_between_words_and_what_to_do_stands_on_a_line_of_its_own()
    {
        using (var other = new StrangerKey(Service.BaseUri))
            File.WriteAllText(KeyPath, other.Json);

        var lines = Show("Test-RsaCloudAdminConnection", " -SkipCheck").Split('\n').Select(line => line.TrimEnd()).ToList();

        var failed = lines.FindIndex(line => line.StartsWith("Token      Failed   Could not check the token", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines.Skip(failed), line => line.StartsWith("                    To do: Connect again with a key", StringComparison.Ordinal));
        Assert.Contains("Permission NotTried Not tried, because a step before failed.", lines);
    }

    private string Code => Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Tokencode!.Code;

    private string Show(string command, string how = "")
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new ConsoleHost(writer, width: Columns));
        engine.Import(ModuleFolder.Find());
        engine.SetVariable("KeyPath", KeyPath);
        var session = new ConsoleSession(engine);
        Assert.True(session.Type("Connect-RsaCloudAdmin $KeyPath" + how));
        Assert.True(session.Type(command));
        return writer.ToString();
    }
}
