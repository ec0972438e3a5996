using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>A request to the service, without a token.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Purpose">The purpose of the request, for messages such as "Could not …": a verb and the quoted user.</param>
/// <param name="Path">The escaped path below the service's base, with the query if it has one.</param>
/// <param name="Body">The body as JSON; null for none.</param>
internal sealed record ServiceRequest(Operation Operation, string Purpose, string Path, byte[]? Body = null)
{
    private const string UserIdPlaceholder = "{userId}";

    /// <summary>The id of the user that the request is about; null for none. By default, the id in the path.</summary>
    public string? UserId { get; init; }

    /// <summary>The types of responses that the request accepts, as the value of its header.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>Returns a request for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The values of the placeholders in the operation's purpose, in their order. They are quoted.</param>
    /// <param name="segments">The values of the placeholders in the operation's path, in their order, a user's id first. They are escaped.</param>
    public static ServiceRequest For(Operation operation, string[] names, string[] segments) =>
        new(operation, Fill(operation.Purpose, names, DisplayText.Quote), Fill(operation.Path, segments, ServiceAddress.Segment))
        {
            UserId = operation.Path.Contains(UserIdPlaceholder) ? segments[0] : null,
        };

    public static ServiceRequest For<T>(Operation operation, string[] names, string[] segments, T body, JsonTypeInfo<T> type) =>
        For(operation, names, segments) with { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>Returns the request with a query. Values are escaped. Null values are left out.</summary>
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
