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
    private const string Ended = "Done";

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

    /// <summary>The lists to read, one after the other. Reads everything from the parameters, and costs nothing.</summary>
    private protected abstract IEnumerable<ListRequest<TItem>> Prepare(CloudAdminClient client);

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        ForgetKeys();
    }

    protected override void ProcessRecord()
    {
        foreach (var request in Prepare(Connection!.Client).ToList())
            WriteList(request);
    }

    private void WriteList(ListRequest<TItem> request)
    {
        var call = new CallContext(StopToken);
        if (Open(request, call) is not { } list)
            return;
        var display = new ProgressDisplay(this, Connection!.Name);
        try
        {
            while (ReadPage(request, list, display, call) is { } page)
            {
                foreach (var item in page)
                {
                    if (item is IRsaUserNames user)
                        user.Origin = Connection.BaseUri;
                    WriteObject(item);
                }

                display.Show(() => StatusOf(list));
            }

            display.Complete(Ended);
        }
        finally
        {
            display.Abandon(Ended);
        }
    }

    private PagedList<TItem>? Open(ListRequest<TItem> request, CallContext call)
    {
        try
        {
            return request.Open(call);
        }
        catch (RsaCloudAdminException e)
        {
            WriteError(ErrorRecords.From(e, request.Target));
            return null;
        }
    }

    private IReadOnlyList<TItem>? ReadPage(ListRequest<TItem> request, PagedList<TItem> list, ProgressDisplay display, CallContext call)
    {
        var outcome = AwaitedCall.Run(this, display, () => StatusOf(list), call, _ => list.ReadPageAsync());
        if (outcome.Failure is { } failure)
        {
            if (list.ReadCount > 0)
                failure.Progress = $"The list ends here, after {list.ReadCount}{OfTotal(list)}.";
            WriteError(ErrorRecords.From(failure, request.Target));
        }
        else if (outcome.Result is null && list.TotalCount > list.ReadCount && !(list.ReadCount >= First))
        {
            WriteWarning($"The service said that there are {list.TotalCount}, and sent {list.ReadCount}. The list may not be complete.");
        }

        return outcome.Result;
    }

    private string StatusOf(PagedList<TItem> list) => ProgressDisplay.RateLimitStatus(Connection!.Client.RateLimitPause) ?? $"{list.ReadCount}{OfTotal(list)}";

    private static string OfTotal(PagedList<TItem> list) => list.TotalCount is { } total ? $" of {total}" : string.Empty;
}
