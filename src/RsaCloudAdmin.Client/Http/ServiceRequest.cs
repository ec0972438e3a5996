using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>One request to the service, before a token is put on it.</summary>
/// <param name="Operation">What the service is asked for.</param>
/// <param name="Purpose">What it is for, as in "Could not …": a verb and the quoted user.</param>
/// <param name="Path">Below the service's base, escaped, with the query if there is one.</param>
/// <param name="Body">JSON, or null for a request without content.</param>
internal sealed record ServiceRequest(Operation Operation, string Purpose, string Path, byte[]? Body = null)
{
    private const string UserIdPlaceholder = "{userId}";

    /// <summary>The id of the user that it is about; null if its path names none.</summary>
    public string? UserId { get; private init; }

    /// <summary>A request for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">What the placeholders of its purpose stand for, in their order. They are quoted.</param>
    /// <param name="segments">What the placeholders of its path stand for, in their order, a user's id first. They are escaped.</param>
    public static ServiceRequest For(Operation operation, string[] names, string[] segments) =>
        new(operation, Fill(operation.Purpose, names, DisplayText.Quote), Fill(operation.Path, segments, ServiceAddress.Segment))
        {
            UserId = operation.Path.Contains(UserIdPlaceholder) ? segments[0] : null,
        };

    /// <summary>A request with a body.</summary>
    public static ServiceRequest For<T>(Operation operation, string[] names, string[] segments, T body, JsonTypeInfo<T> type) =>
        For(operation, names, segments) with { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>The request with a query. Values are escaped; one that is null is left out.</summary>
    public ServiceRequest WithQuery(params (string Name, string? Value)[] query)
    {
        var pairs = query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(WellFormedText.Require(pair.Value!))}").ToList();
        return pairs.Count == 0 ? this : this with { Path = $"{Path}?{string.Join("&", pairs)}" };
    }

    private static string Fill(string template, string[] values, Func<string, string> write)
    {
        var filled = new StringBuilder();
        var (end, used) = (0, 0);
        for (var start = template.IndexOf('{'); start >= 0; start = template.IndexOf('{', end), used++)
        {
            filled.Append(template, end, start - end).Append(write(values[used]));
            end = template.IndexOf('}', start) + 1;
        }

        return used == values.Length
            ? filled.Append(template, end, template.Length - end).ToString()
            : throw new ArgumentException($"'{template}' has {used} placeholders, not {values.Length}.", nameof(values));
    }
}
