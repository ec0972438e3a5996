using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>
/// -CheckCertificateRevocation: what turns it on, and that it refuses a trusted certificate of unknown revocation status.
/// </summary>
public sealed class RevocationTests : CmdletTest
{
    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath", false)]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -CheckCertificateRevocation", true)]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -CheckCertificateRevocation:$false", false)]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath } | Connect-RsaCloudAdmin -CheckCertificateRevocation", true)]
    // A column is ignored, whether it is empty or not.
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; CheckCertificateRevocation = '' } | Connect-RsaCloudAdmin", false)]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; CheckCertificateRevocation = 'False' } | Connect-RsaCloudAdmin -CheckCertificateRevocation", true)]
    [InlineData("@{ KeyPath = $KeyPath; CheckCertificateRevocation = $false } | Connect-RsaCloudAdmin -CheckCertificateRevocation", true)]
    [InlineData("$given = @{ KeyPath = $KeyPath; CheckCertificateRevocation = $true }; Connect-RsaCloudAdmin @given", true)]
    public void It_is_on_where_a_person_says_so(string script, bool isOn)
    {
        var connection = RunCleanly($"{script} -SkipCheck -PassThru")[0];

        Assert.Equal(isOn, IsOn(connection));
    }

    [Fact]
    public void An_entry_that_would_turn_it_on_is_told_not_to_be_used() =>
        Assert.Contains(Run("@{ KeyPath = $KeyPath; CheckCertificateRevocation = $true } | Connect-RsaCloudAdmin -SkipCheck").Warnings, warning => warning.Message.Contains("'CheckCertificateRevocation'", StringComparison.Ordinal));

    [Fact]
    public async Task A_certificate_that_the_system_trusts_is_refused_if_nobody_tells_its_status()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be told whom to trust.");
        using var certificate = SelfSigned.ByAuthority("localhost", out var authority);
        using var service = new ScriptedServer(certificate, Responses.Json(200, "{}"));
        await File.WriteAllTextAsync(PathOf("trusted.pem"), authority, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(KeyPath, new StrangerKey(service.Address).Json, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("connect.ps1"), $$"""
            Import-Module {{Literal(ModuleFolder.Find())}}
            foreach ($check in $false, $true) {
                try { Connect-RsaCloudAdmin {{Literal(KeyPath)}} -CheckCertificateRevocation:$check -RetryTimeoutSec 0 -WarningAction Ignore; 'connected' }
                catch { "$($_.FullyQualifiedErrorId) $_" }
            }
            """, TestContext.Current.CancellationToken);

        var result = await ChildProgram.RunPowerShellAsync(
            ["-File", PathOf("connect.ps1")],
            new Dictionary<string, string?> { ["SSL_CERT_FILE"] = PathOf("trusted.pem"), ["SSL_CERT_DIR"] = PathOf("none") },
            TestContext.Current.CancellationToken);

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("connected", lines[0].Trim());
        Assert.StartsWith("ServiceNotTrusted,", lines[1], StringComparison.Ordinal);
        Assert.Contains("its certificate could not be checked for revocation", lines[1], StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    // The client's own setting, which scripts cannot see.
    private static bool IsOn(PropertyBag connection)
    {
        var value = connection.Emitted.BaseObject;
        foreach (var member in new[] { "Client", "_options", "CheckCertificateRevocation" })
        {
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
            value = value.GetType().GetProperty(member, Any)?.GetValue(value) ?? value.GetType().GetField(member, Any)!.GetValue(value)!;
        }

        return (bool)value;
    }
}
