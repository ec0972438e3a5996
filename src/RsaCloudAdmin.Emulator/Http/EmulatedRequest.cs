using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>An authorized request with its caller, the arguments in its path, and its body.</summary>
internal sealed record EmulatedRequest(EmulatedTenant Tenant, TimeProvider Clock, string AccessId, string[] Arguments, JsonElement Body)
{
    // TryParseExact also accepts signs, prefixes and blanks.
    private readonly Guid? _userId = Arguments is [var first, ..] && Guid.TryParseExact(first, "D", out var id) && first.Equals(id.ToString(), StringComparison.OrdinalIgnoreCase) ? id : null;

    /// <summary>The query parameters by name, ignoring case.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Whether the user in the path is named by a GUID; true if the path names no user.</summary>
    public bool HasValidUserId => Arguments.Length == 0 || _userId is not null;

    /// <summary>The id of the user in the path. Not for paths that name no user.</summary>
    public Guid UserId => _userId!.Value;

    public EmulatedUser? User => Tenant.Find(UserId);

    public string UserWords => $"User {UserId}";

    /// <summary>Returns a property that is a string or a number, as text; otherwise null.</summary>
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

    /// <summary>Returns a number from the query; <paramref name="otherwise"/> if it is missing; null if it is not a number within the bounds.</summary>
    public int? Number(string name, int least, int most, int otherwise) => !Query.TryGetValue(name, out var text)
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    public bool Has(string name) => Body.TryGetProperty(name, out _);
}
