using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the events of administrators, such as sign-ins and changes.</summary>
[Cmdlet(VerbsCommon.Get, "RsaAdminEvent")]
[OutputType(typeof(RsaAdminEvent))]
public sealed class GetRsaAdminEventCommand : PagedCommand<RsaAdminEvent>
{
    /// <summary>The events are later than this time.</summary>
    [Parameter(Position = 0)]
    [Time]
    public DateTime? After { get; set; }

    /// <summary>The events are not later than this time.</summary>
    [Parameter]
    [Time]
    public DateTime? Before { get; set; }

    private protected override IEnumerable<ListRequest<RsaAdminEvent>> Prepare(CloudAdminClient client)
    {
        var (after, before, pagesAhead, first) = (After, Before, ThrottleLimit, First);
        return [new(null, call => client.Events.ListAdminEvents(after, before, pagesAhead, first, call))];
    }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        PipelineInput.Refuse(this);
        if (After >= Before)
            ThrowTerminatingError(ErrorRecords.InvalidTimeRange(After.Value, Before.Value));
    }
}
