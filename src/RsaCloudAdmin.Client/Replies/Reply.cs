using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Replies;

/// <summary>The fields of a successful answer, and the errors and warnings that come of what is not in them.</summary>
internal sealed class Reply
{
    private readonly ServiceRequest _request;
    private readonly ServiceAnswer _answer;
    private readonly CallContext _call;
    private readonly JsonFields _fields;

    private Reply(ServiceRequest request, ServiceAnswer answer, CallContext call, JsonFields fields)
    {
        _request = request;
        _answer = answer;
        _call = call;
        _fields = fields;
    }

    /// <exception cref="RsaCloudAdminException">The answer is not a JSON object.</exception>
    public static Reply Read(ServiceRequest request, ServiceAnswer answer, CallContext call) =>
        JsonFields.TryRead(answer.Body) is { } fields
            ? new Reply(request, answer, call, fields)
            : throw ServiceErrors.Unexpected(request, answer, $"the answer is not what the service is known to send{Kind(answer)}");

    public string? Text(string name) => _fields.Text(name);

    public bool? Flag(string name) => _fields.Flag(name);

    public IReadOnlyList<string> Texts(string name) => _fields.Texts(name);

    /// <summary>The object within the answer; null if there is none of that name.</summary>
    public JsonFields? Part(string name) => _fields.Part(name);

    public string RequiredText(string name) => _fields.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public bool RequiredFlag(string name) => _fields.Flag(name) ?? throw Missing(name);

    /// <summary>A date in UTC. One that cannot be read is null, and a warning.</summary>
    public DateTime? Date(string name)
    {
        var date = _fields.Date(name, out var unreadable);
        if (unreadable is not null)
            _call.Warn($"The service sent {Quoted.Text(unreadable)} as {name}, which is not a date; it is left empty.");
        return date;
    }

    private static string Kind(ServiceAnswer answer) => answer.Body.Length == 0 ? ": it is empty" : answer.MediaType is { } type ? $" ({type})" : string.Empty;

    private RsaCloudAdminException Missing(string name) => ServiceErrors.Unexpected(_request, _answer, $"the answer lacks {name}");
}
