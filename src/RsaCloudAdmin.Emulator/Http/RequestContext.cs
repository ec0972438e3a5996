using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Journal;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>A request on its way through the service, and what has become of it so far.</summary>
internal sealed class RequestContext
{
    private readonly RequestJournal _journal;
    private readonly DateTimeOffset _arrived;
    private readonly long _number;
    private bool _isOver;

    public RequestContext(HttpContext http, RequestJournal journal, DateTimeOffset now)
    {
        Http = http;
        Path = http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        (Route, Arguments, IsWrongMethod) = Routes.Find(http.Request.Method, Path);
        _journal = journal;
        _arrived = now;
        _number = journal.Begin(Route?.Operation, User);
    }

    public HttpContext Http { get; }

    /// <summary>As it came over the wire.</summary>
    public string Path { get; }

    /// <summary>Null if the service knows no such path, or not with this method.</summary>
    public Route? Route { get; }

    public bool IsWrongMethod { get; }

    public string[] Arguments { get; }

    /// <summary>The user in the path, as he is called there.</summary>
    public string? User => Arguments.Length > 0 ? Arguments[0] : null;

    public Fault? Fault { get; set; }

    public bool WasApplied { get; set; }

    /// <summary>Gives back the place of a request that is being served; null for one that has none.</summary>
    public Action? Leave { get; set; }

    /// <summary>
    /// Gives the place back and tells the journal; the first call counts. It comes before the response is sent: a caller's next request would else
    /// seem to run beside this one.
    /// </summary>
    public void End(int? status)
    {
        if (_isOver)
            return;
        _isOver = true;
        Leave?.Invoke();
        _journal.End(new JournalEntry(_number, _arrived, Http.Request.Method, Path, Route?.Operation, status, WasApplied, Fault?.Effect), User);
    }
}
