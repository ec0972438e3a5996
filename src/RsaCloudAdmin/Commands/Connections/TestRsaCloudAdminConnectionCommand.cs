using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Diagnosis;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Tests a connection step by step, and shows where it fails.</summary>
/// <remarks>If Connect-RsaCloudAdmin refuses the key, connect with -SkipCheck before the test.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "RsaCloudAdminConnection")]
[OutputType(typeof(RsaConnectionCheck), typeof(bool))]
public sealed class TestRsaCloudAdminConnectionCommand : CancellableCommand
{
    private PipedConnections? _piped;

    /// <summary>The connection to test, or its name; by default, the default connection of this session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ConnectionArgument(IsPiped = true)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection? Connection { get; set; }

    /// <summary>Emits only $true if no step failed, and otherwise only $false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing() => PipelineInput.RefuseBeside(this, nameof(Connection), Connection);

    protected override void ProcessRecord()
    {
        if (Connection is not null && !(_piped ??= new(this)).Accepts(Connection))
            return;
        var works = true;
        foreach (var check in Checks(Connection ?? ConnectionTable.Current.Default))
        {
            works &= check.ResultKind != RsaConnectionCheckResult.Failed;
            if (!Quiet)
                WriteObject(check);
        }

        if (Quiet)
            WriteObject(works);
    }

    private IEnumerable<RsaConnectionCheck> Checks(RsaCloudAdminConnection? connection)
    {
        // A missing connection is a failed test and not an error, so that monitoring gets a result.
        if (connection is null)
            return [Failed(ConnectionTable.Current.NotConnected())];
        try
        {
            return Checks(connection, connection.Client.Diagnose());
        }
        catch (RsaCloudAdminException e)
        {
            var closed = Failed(ErrorRecords.From(e, connection));
            (closed.Connection, closed.Target) = (connection.Name, connection.BaseUri.Host);
            return [closed];
        }
    }

    private IEnumerable<RsaConnectionCheck> Checks(RsaCloudAdminConnection connection, ConnectionDiagnosis diagnosis)
    {
        while (diagnosis.HasNext)
            yield return Next(diagnosis, connection);
    }

    private static RsaConnectionCheck Failed(ErrorRecord error) => new()
    {
        StepKind = RsaConnectionStep.Connection,
        ResultKind = RsaConnectionCheckResult.Failed,
        Detail = error.Exception.Message,
        Advice = error.ErrorDetails.RecommendedAction,
    };

    private RsaConnectionCheck Next(ConnectionDiagnosis diagnosis, RsaCloudAdminConnection connection)
    {
        var outcome = AwaitedCall.Run(this, connection.Name, () => connection.Client.RateLimitPause, new CallContext(StopToken), call => diagnosis.NextAsync(call));
        var check = outcome.Result ?? Failed(ErrorRecords.From(outcome.Failure!, connection));
        check.Connection = connection.Name;
        check.Advice ??= check.Failure switch
        {
            RsaTokenRefusedException refused => ErrorCatalogue.Find(refused).Advice,
            { } failure => ErrorCatalogue.Find(failure).AdviceForTest,
            null => StepGuide.For(check.AdviceKind, check.Target),
        };
        return check;
    }
}
