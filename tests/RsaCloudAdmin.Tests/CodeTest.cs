using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Security;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests;

/// <summary>Base class of the specifications of codes. A scripted server sends what the emulator does not.</summary>
public abstract class CodeTest : ViewTest
{
    private protected const string ServerCode = "83927461";

    private protected static readonly string FirstId = EmulatedTenant.SeededId(1).ToString();

    private protected EmulatedUser UserNow => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("id1", FirstId);
        Engine.SetVariable("id2", EmulatedTenant.SeededId(2).ToString());
        Connect();
    }

    /// <summary>Runs a script against a server that finds alice@example.com, and then sends a body.</summary>
    private protected (PipelineResult Result, IReadOnlyList<RecordedRequest> Requests) RunAgainst(string script, string body) => RunAgainst(script, Responses.Found, Responses.Json(200, body));

    private protected (PipelineResult Result, IReadOnlyList<RecordedRequest> Requests) RunAgainst(string script, params RequestHandler[] handlers)
    {
        using var server = Serve(handlers);
        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0");
        var result = Run(script);
        return (result, server.Requests);
    }

    /// <summary>Returns the id of a command's only error, if a fault affects the operation once the user is found.</summary>
    private protected string RefusalOf(string command, Operation operation, FaultEffect fault, bool afterApplying)
    {
        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(fault) { Operation = operation, AfterApplying = afterApplying });
        return RefusalOf(command);
    }

    /// <summary>Asserts that a text is in the given properties of the only result, and in no stream.</summary>
    private protected static void AssertOnlyIn(PipelineResult result, string secret, params string[] properties)
    {
        var issued = Assert.Single(result.Output);
        Assert.Equal(properties, issued.Properties.Where(property => $"{property.Value}".Contains(secret, StringComparison.Ordinal)).Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(secret, $"{issued}", StringComparison.Ordinal);
        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(secret, ShownText.BesideOutput(result), StringComparison.Ordinal);
    }
}
