using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that emit a list, which the service sends in pages.</summary>
/// <typeparam name="TItem">The type of the emitted items.</typeparam>
public abstract class PagedCommand<TItem> : ConnectedCommand
{
    private PagedRun<TItem>? _run;

    /// <summary>The maximum number of items to emit; by default, all.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number, 1 or more")]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Returns the lists to read, in order. Reads all values from the parameters, and sends no request.</summary>
    private protected abstract IEnumerable<ListRequest<TItem>> Prepare(CloudAdminClient client);

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _run = new PagedRun<TItem>(this, Connection!.Name, Connection.Origin, () => Connection.Client.RateLimitPause, First, StopToken);
    }

    protected override void ProcessRecord()
    {
        foreach (var request in Prepare(Connection!.Client).ToList())
            _run!.Write(request);
    }
}
