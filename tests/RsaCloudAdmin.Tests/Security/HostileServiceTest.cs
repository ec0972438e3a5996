using System.Management.Automation;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Base class with a list of three users and a service that responds in a hostile way to the second row, or to everything.</summary>
public abstract class HostileServiceTest : CmdletTest
{
    /// <summary>Connects to an address with a valid key.</summary>
    private protected PipelineResult ConnectTo(Uri address, string given = "-SkipCheck")
    {
        var key = new StrangerKey(address);
        File.WriteAllText(KeyPath, key.Json);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Run($"Connect-RsaCloudAdmin $KeyPath -RetryTimeoutSec 0 {given}");
    }

    /// <summary>Asserts that the second of three rows fails and the others succeed, and returns the error.</summary>
    private protected ErrorRecord FailsOneOfThree(RequestHandler hostile, string given = "-SkipCheck")
    {
        using var service = new ScriptedServer(Responses.Unlocked, hostile, Responses.Unlocked);
        Assert.Empty(ConnectTo(service.Address, given).Errors);

        var result = RunThree();

        Assert.Null(result.TerminatingError);
        Assert.Equal(["10", "30"], result.Output.Select(status => $"{status.Properties["Identity"].Value}"[6..8]));
        var error = Assert.Single(result.Errors);
        Assert.Equal(20, new PropertyBag(PSObject.AsPSObject(error.TargetObject))["Ticket"]);
        Assert.Equal(3, service.Requests.Count);
        AssertWellTold(error);
        return error;
    }

    /// <summary>Unlocks three users, one after the other.</summary>
    private protected PipelineResult RunThree() =>
        Run($"10, 20, 30 | ForEach-Object {{ [pscustomobject]@{{ UserId = \"{UserOf("$_")}\"; Ticket = $_ }} }} | Unlock-RsaUserMethod -ThrottleLimit 1");

    /// <summary>Asserts that an error is one short line with advice and without internal details of .NET.</summary>
    private protected static void AssertWellTold(ErrorRecord error)
    {
        Assert.DoesNotContain(error.Exception.Message, char.IsControl);
        Assert.InRange(error.Exception.Message.Length, 20, 700);
        Assert.DoesNotContain("   at ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.DoesNotContain("eyJ", $"{error.Exception}", StringComparison.Ordinal);
    }

    private protected static void AssertIs(string id, string told, ErrorRecord error)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
    }

    private static string UserOf(object ticket) => $"000000{ticket}-5e5a-4a11-8e1f-c10ad0000001";
}
