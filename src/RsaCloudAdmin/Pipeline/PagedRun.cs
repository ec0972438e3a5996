using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads the lists of one cmdlet, and writes their items in order, one at a time, on the pipeline thread.</summary>
/// <param name="cmdlet">The running cmdlet.</param>
/// <param name="connectionName">The name of the connection, for the progress display.</param>
/// <param name="origin">The origin of the items.</param>
/// <param name="pauseLeft">Returns how much longer the service's rate limit blocks all requests.</param>
/// <param name="first">The most items to write of each list; null for all.</param>
/// <param name="stop">Cancels everything (Ctrl+C, or a later command such as Select-Object -First).</param>
internal sealed class PagedRun<TItem>(PSCmdlet cmdlet, string connectionName, string origin, Func<TimeSpan> pauseLeft, int? first, CancellationToken stop)
{
    private const string Ended = "Done";

    private readonly CircuitBreaker _circuitBreaker = new();

    /// <summary>Reads a list and writes its items. An error ends the list. It ends the run only if no further list can be read.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public void Write(ListRequest<TItem> request)
    {
        var call = new CallContext(stop);
        if (Open(request, call) is not { } list)
            return;
        if (_circuitBreaker.IsOpen)
            cmdlet.ThrowTerminatingError(ErrorRecords.From(_circuitBreaker.FailureAt(DisplayText.Quote($"{request.Target}")), request.Target));
        var display = new ProgressDisplay(cmdlet, connectionName);
        var left = first ?? long.MaxValue;
        try
        {
            while (left > 0 && ReadPage(request, list, display, call) is { } page)
            {
                foreach (var item in page.Where(item => request.Filter?.Invoke(item) != false))
                {
                    if (left-- == 0)
                        break;
                    if (item is IRsaUserNames user)
                        user.Origin = origin;
                    cmdlet.WriteObject(item);
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
            cmdlet.WriteError(ErrorRecords.From(e, request.Target));
            return null;
        }
    }

    private IReadOnlyList<TItem>? ReadPage(ListRequest<TItem> request, PagedList<TItem> list, ProgressDisplay display, CallContext call)
    {
        var outcome = AwaitedCall.Run(cmdlet, display, () => StatusOf(list), call, _ => list.ReadPageAsync());
        _circuitBreaker.Record(outcome.Failure);
        if (outcome.Failure is { } failure)
        {
            if (list.ReadCount > 0)
                failure.Progress = $"The list ended after {list.ReadCount}{OfTotal(list)} items.";
            cmdlet.WriteError(ErrorRecords.From(failure, request.Target));
        }
        else if (outcome.Result is null && list.TotalCount > list.ReadCount && !(request.Filter is null && list.ReadCount >= first))
        {
            cmdlet.WriteWarning($"The service announced {list.TotalCount} items but sent {list.ReadCount}. The list may be incomplete.");
        }

        return outcome.Result;
    }

    private string StatusOf(PagedList<TItem> list) => ProgressDisplay.RateLimitStatus(pauseLeft()) ?? $"{list.ReadCount}{OfTotal(list)}";

    private static string OfTotal(PagedList<TItem> list) => list.TotalCount is { } total ? $" of {total}" : string.Empty;
}
