using System.Text;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>One request to the service, before a token is put on it.</summary>
/// <param name="Operation">What the service is asked for.</param>
/// <param name="Purpose">What it is for, as in "Could not …": a verb and the quoted user.</param>
/// <param name="Path">Below the service's base, escaped.</param>
/// <param name="Body">JSON, or null for a request without content.</param>
internal sealed record ServiceRequest(Operation Operation, string Purpose, string Path, byte[]? Body = null)
{
    /// <summary>A request for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">What the placeholders of its purpose stand for, in their order. They are quoted.</param>
    /// <param name="segments">What the placeholders of its path stand for, in their order. They are escaped.</param>
    /// <param name="body">JSON; null for a request without content.</param>
    public static ServiceRequest For(Operation operation, string[] names, string[] segments, byte[]? body = null) =>
        new(operation, Fill(operation.Purpose, names, DisplayText.Quote), Fill(operation.Path, segments, ServiceAddress.Segment), body);

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
