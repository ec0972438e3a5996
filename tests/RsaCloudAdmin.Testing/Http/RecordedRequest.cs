using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Testing.Http;

/// <summary>A request as sent: its header section, character by character, and its body.</summary>
public sealed record RecordedRequest(string Head, byte[] Body)
{
    public string Line => Head.Split("\r\n")[0];

    public string Method => Line.Split(' ')[0];

    public string Target => Line.Split(' ')[1];

    public IReadOnlyList<KeyValuePair<string, string>> Headers =>
        [.. Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(':', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1].Trim()))];

    public int ContentLength => int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Bearer => Header("Authorization") is { } value && value.StartsWith("Bearer ", StringComparison.Ordinal) ? value["Bearer ".Length..] : null;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Header(string name) => Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault();

    public override string ToString() => Head + Text;
}
