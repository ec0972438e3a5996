using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>A request that got through to the application: who asks, for whom, with what.</summary>
internal sealed record EmulatedRequest(EmulatedTenant Tenant, TimeProvider Clock, string AccessId, string[] Arguments, JsonElement Body)
{
    /// <summary>The query's values by their names, whose casing does not count.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The user in the path; null if the text there is no id.</summary>
    public Guid? UserId => Guid.TryParseExact(Arguments[0], "D", out var id) ? id : null;

    public EmulatedUser? User => UserId is { } id ? Tenant.Find(id) : null;

    public string UserWords => $"User {Arguments[0]}";

    /// <summary>A property that is a text or a number; null if it is neither.</summary>
    public string? Text(string name) => !Body.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public bool? Flag(string name) => !Body.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A number in the query; null if there is none, or none within the bounds.</summary>
    public int? Number(string name, int least, int most, int otherwise) => !Query.TryGetValue(name, out var text)
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    public bool Has(string name) => Body.TryGetProperty(name, out _);
}
