using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>Finds the user that a response names. What a client may read in another way does not count.</summary>
internal static class NamedUser
{
    private static readonly string[] Names = ["userId", "id", "email", "user_email"];

    /// <summary>Returns the id or the address in a response, one character per byte; null for none.</summary>
    public static string? In(string response)
    {
        if (!response.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) || response.Split("\r\n\r\n", 2) is not [var head, var body])
            return null;
        var lines = head.Split("\r\n");
        return lines.Contains($"Content-Length: {body.Length}")
            && lines.Count(line => line.Contains("Content-Length", StringComparison.OrdinalIgnoreCase)) == 1
            && !head.Contains("-Encoding", StringComparison.OrdinalIgnoreCase) ? InBody(Encoding.Latin1.GetBytes(body)) : null;
    }

    /// <summary>Returns the id or the address in the body of a response; null for none.</summary>
    public static string? InBody(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Find(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An InvalidOperationException means that a text is not valid Unicode.
            return null;
        }
    }

    private static string? Find(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() == 1 ? Find(value[0]) : null;
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var fields = value.EnumerateObject().ToLookup(field => field.Name, field => field.Value, StringComparer.OrdinalIgnoreCase);
        if (fields.Any(field => field.Count() > 1))
            return null;
        // The response to a request for an enrollment code contains the request.
        var inner = fields["results"].Concat(fields["userDetailsRequestForVerifyCodeGeneration"].Where(request => request.ValueKind == JsonValueKind.Object));
        return Names.SelectMany(name => fields[name]).Where(field => field.ValueKind == JsonValueKind.String).Select(field => field.GetString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
            ?? inner.Select(Find).FirstOrDefault(user => user is not null);
    }
}
