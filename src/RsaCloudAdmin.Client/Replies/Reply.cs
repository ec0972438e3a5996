using System.Security;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Replies;

/// <summary>The fields of a successful answer, and the errors and warnings that come of what is not in them.</summary>
internal sealed class Reply
{
    // Tokencodes are digits, to be read aloud; a SecureString holds no more than 65,536 characters.
    private const int LongestSecret = 1000;

    private readonly ServiceRequest _request;
    private readonly ServiceResponse _answer;
    private readonly CallContext _call;
    private readonly JsonFields _fields;

    private Reply(ServiceRequest request, ServiceResponse answer, CallContext call, JsonFields fields)
    {
        _request = request;
        _answer = answer;
        _call = call;
        _fields = fields;
    }

    /// <exception cref="RsaCloudAdminException">The answer is not a JSON object.</exception>
    public static Reply Read(ServiceRequest request, ServiceResponse answer, CallContext call) =>
        JsonFields.TryRead(answer.Body) is { } fields
            ? new Reply(request, answer, call, fields)
            : throw ServiceErrors.Unexpected(request, answer, $"the answer is not what the service is known to send{Kind(answer)}");

    public string? Text(string name) => _fields.Text(name);

    public bool? Flag(string name) => _fields.Flag(name);

    public IReadOnlyList<string> Texts(string name) => new TextList(_fields.Texts(name));

    /// <summary>The object within the answer; null if there is none of that name.</summary>
    public JsonFields? Part(string name) => _fields.Part(name);

    public string RequiredText(string name) => _fields.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    /// <summary>The token that the answer is about: it must be what was asked about, whatever zeros it begins with.</summary>
    public string TextOf(string name, string asked)
    {
        var text = RequiredText(name);
        return text.AsSpan().TrimStart('0').Equals(asked.AsSpan().TrimStart('0'), StringComparison.OrdinalIgnoreCase) ? text : throw Contrary(name, $"{DisplayText.Quote(text)}, not {DisplayText.Quote(asked)}");
    }

    /// <summary>The id that was asked about, which must be the one that the answer is about.</summary>
    public string SameId(string name, string asked)
    {
        var id = RequiredText(name);
        return id.Equals(asked, StringComparison.OrdinalIgnoreCase) ? asked : throw Contrary(name, $"{DisplayText.Quote(id)}, not {DisplayText.Quote(asked)}");
    }

    /// <summary>A text that says what became of the request: it must not be the contrary of what was asked.</summary>
    public string TextBut(string name, string contrary)
    {
        var text = RequiredText(name);
        return text.Equals(contrary, StringComparison.OrdinalIgnoreCase) ? throw Contrary(name, DisplayText.Quote(text)) : text;
    }

    /// <summary>A text that nobody is to see by accident.</summary>
    public SecureString RequiredSecret(string name)
    {
        var text = RequiredText(name);
        if (text.Length > LongestSecret)
            throw ServiceErrors.Unexpected(_request, _answer, $"{name} in the answer is longer than any the service is known to give");
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    public bool RequiredFlag(string name) => _fields.Flag(name) ?? throw Missing(name);

    /// <summary>A date in local time. One that cannot be read is null, and a warning.</summary>
    public DateTime? Date(string name)
    {
        var date = _fields.Date(name, out var unreadable);
        if (unreadable is not null)
            _call.Warn($"The service sent {DisplayText.Quote(unreadable)} as {name}, which is not a date; it is left empty.");
        return date?.ToLocalTime();
    }

    private static string Kind(ServiceResponse answer) => answer.MediaType switch
    {
        _ when answer.Body.Length == 0 => ": it is empty",
        _ when answer.IsPage => ": it is a web page",
        "application/json" => ": it is no whole JSON object",
        { } type => $" ({DisplayText.Line(type)})",
        null => string.Empty,
    };

    private RsaCloudAdminException Contrary(string name, string what) => ServiceErrors.Unexpected(_request, _answer, $"{name} in the answer is {what}");

    private RsaCloudAdminException Missing(string name) => ServiceErrors.Unexpected(_request, _answer, $"the answer lacks {name}");
}
