using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that emits a list, which the service sends page by page.</summary>
/// <typeparam name="TItem">What it emits.</typeparam>
public abstract class PagedCommand<TItem> : ConnectedCommand
{
    /// <summary>How many items to emit at most; all by default.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number, 1 or more")]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>How many pages may be requested at once.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number from 1 to 64")]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>What list is to be read. Reads everything from the parameters, and costs nothing.</summary>
    /// <exception cref="RsaCloudAdminException">The parameters name no list.</exception>
    private protected abstract ListRequest<TItem> Prepare(CloudAdminClient client);

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        ForgetKeys();
    }

    protected override void ProcessRecord()
    {
        var call = new CallContext(StopToken);
        if (Prepared()?.Open(call) is not { } list)
            return;
        while (ReadPage(list, call) is { } page)
        {
            foreach (var item in page)
            {
                if (item is IRsaUserNames user)
                    user.Origin = Connection!.BaseUri;
                WriteObject(item);
            }
        }
    }

    private ListRequest<TItem>? Prepared()
    {
        try
        {
            return Prepare(Connection!.Client);
        }
        catch (RsaCloudAdminException e)
        {
            WriteError(ErrorRecords.From(e, target: null));
            return null;
        }
    }

    private IReadOnlyList<TItem>? ReadPage(PagedList<TItem> list, CallContext call)
    {
        var outcome = AwaitedCall.Run(this, Connection!.Name, () => Connection.Client.RateLimitPause, call, _ => list.ReadPageAsync());
        if (outcome.Failure is { } failure)
        {
            if (list.ReadCount > 0)
                failure.Progress = $"The list ends here, after {list.ReadCount}{(list.TotalCount is { } total ? $" of {total}" : string.Empty)}.";
            WriteError(ErrorRecords.From(failure, target: null));
        }
        else if (outcome.Result is null && list.TotalCount > list.ReadCount && !(list.ReadCount >= First))
        {
            WriteWarning($"The service said that there are {list.TotalCount}, and sent {list.ReadCount}. The list may not be complete.");
        }

        return outcome.Result;
    }
}
