using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns events of users, such as failed sign-ins: the newest ones of each user, or those of all users.</summary>
[Cmdlet(VerbsCommon.Get, "RsaUserEvent")]
[OutputType(typeof(RsaUserEvent))]
public sealed class GetRsaUserEventCommand : UserListCommand<IReadOnlyList<RsaUserEvent>>
{
    /// <summary>The code of the events to return; by default, all codes.</summary>
    [Parameter]
    [Converted(typeof(int), "the code of an event, such as 35")]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(EventCodeCompleter))]
    public int? EventCode { get; set; }

    /// <summary>The events are later than this time.</summary>
    [Parameter]
    [Time]
    public DateTime? After { get; set; }

    /// <summary>The events are not later than this time.</summary>
    [Parameter]
    [Time]
    public DateTime? Before { get; set; }

    /// <summary>The maximum number of events of each user, or in all if no user is given; by default, all that the service sends.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number, 1 or more")]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override RowRequest<IReadOnlyList<RsaUserEvent>> Prepare(CloudAdminClient client, UserRow row)
    {
        var (code, after, before, first) = (EventCode, After, Before, First);
        return new("Read events", call => client.Events.ListForUserAsync(row.User!, code, after, before, first, call));
    }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (After >= Before)
            ThrowTerminatingError(ErrorRecords.InvalidTimeRange(After.Value, Before.Value));
    }

    protected override void ProcessRecord()
    {
        if (MyInvocation.ExpectingInput || IsOnCommandLine(nameof(UserId)) || IsOnCommandLine(nameof(InputObject)))
            base.ProcessRecord();
        else
            WriteEventsOfAllUsers();
    }

    private void WriteEventsOfAllUsers()
    {
        var (client, code, after, before, pagesAhead, first) = (Connection!.Client, EventCode, After, Before, ThrottleLimit, First);
        // The service selects by code only for one user. So all events are read until enough have the code.
        var run = new PagedRun<RsaUserEvent>(this, Connection.Name, Connection.Origin, () => client.RateLimitPause, first, StopToken);
        run.Write(new(null, call => client.Events.ListUserEvents(after, before, pagesAhead, code is null ? first : null, call))
        {
            Filter = code is null ? null : item => int.TryParse(item.EventCode, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number == code,
        });
    }
}
