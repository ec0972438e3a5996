using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Operations;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>A request in the service, and its state so far.</summary>
internal sealed class RequestContext
{
    private readonly RequestJournal _journal;
    private readonly DateTimeOffset _arrived;
    private readonly long _number;
    private Task<JsonElement?>? _body;
    private bool _isOver;

    public RequestContext(HttpContext http, RequestJournal journal, DateTimeOffset now)
    {
        Http = http;
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        (Path, Query) = (target[0], target.Length > 1 ? target[1] : string.Empty);
        (Route, Arguments, IsWrongMethod) = Routes.Find(http.Request.Method, Path);
        User = Arguments.Length > 0 ? Arguments[0] : null;
        _journal = journal;
        _arrived = now;
        _number = journal.Begin(Route?.Operation, User);
    }

    public HttpContext Http { get; }

    /// <summary>The path as received, without the query.</summary>
    public string Path { get; }

    /// <summary>The query as received, still encoded.</summary>
    public string Query { get; }

    /// <summary>Null if the service does not have this path, or not with this method.</summary>
    public Route? Route { get; }

    public bool IsWrongMethod { get; }

    public string[] Arguments { get; }

    /// <summary>
    /// The user that the path names, or the id of the user that the body of a code operation names; null for none.
    /// </summary>
    public string? User { get; private set; }

    public Fault? Fault { get; set; }

    public bool WasApplied { get; set; }

    /// <summary>Releases the request's place under the concurrency limit; null if it has none.</summary>
    public Action? Leave { get; set; }

    /// <summary>Reads the JSON body, once; null if it is not valid JSON.</summary>
    public Task<JsonElement?> ReadBodyAsync() => _body ??= ParseBodyAsync();

    /// <summary>Finds the user in the body, if the operation's path names none.</summary>
    public async Task FindUserAsync(EmulatedTenant tenant)
    {
        if (Route is not { NamesUserInBody: true }
            || await ReadBodyAsync().ConfigureAwait(false) is not { } body
            || UserInBody.Find(body, tenant) is not { } user)
        {
            return;
        }

        User = user;
        _journal.BeginOf(user);
    }

    /// <summary>
    /// Releases the place and adds the request to the journal. Only the first call has an effect. Call it before the
    /// response is sent: otherwise the caller's next request seems to run at the same time as this one.
    /// </summary>
    public void End(int? status)
    {
        if (_isOver)
            return;
        _isOver = true;
        Leave?.Invoke();
        _journal.End(new JournalEntry(_number, _arrived, Http.Request.Method, Path, Route?.Operation, status, WasApplied, Fault?.Effect) { Query = Query, User = User });
    }

    private async Task<JsonElement?> ParseBodyAsync()
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(Http.Request.Body, default, Http.RequestAborted).ConfigureAwait(false);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
