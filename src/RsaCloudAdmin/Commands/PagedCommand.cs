using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that emit a list, which the service sends in pages.</summary>
/// <typeparam name="TItem">The type of the emitted items.</typeparam>
public abstract class PagedCommand<TItem> : ConnectedCommand
{
    private const string Ended = "Done";

    /// <summary>The maximum number of items to emit; by default, all.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number, 1 or more")]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>The maximum number of page requests in flight at the same time, from 1 to 64; 5 by default.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number from 1 to 64")]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Returns the lists to read, in order. Reads all values from the parameters, and sends no request.</summary>
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
                failure.Progress = $"The list ended after {list.ReadCount}{OfTotal(list)} items.";
            WriteError(ErrorRecords.From(failure, request.Target));
        }
        else if (outcome.Result is null && list.TotalCount > list.ReadCount && !(list.ReadCount >= First))
        {
            WriteWarning($"The service announced {list.TotalCount} items but sent {list.ReadCount}. The list may be incomplete.");
        }

        return outcome.Result;
    }

    private string StatusOf(PagedList<TItem> list) => ProgressDisplay.RateLimitStatus(Connection!.Client.RateLimitPause) ?? $"{list.ReadCount}{OfTotal(list)}";

    private static string OfTotal(PagedList<TItem> list) => list.TotalCount is { } total ? $" of {total}" : string.Empty;
}
