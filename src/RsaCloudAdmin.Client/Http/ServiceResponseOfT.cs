using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Http;

/// <summary>A success response with its body read. The methods check the values of the body, and throw errors or add warnings.</summary>
/// <typeparam name="T">The type of the body. Its properties have the names of the JSON properties, in Pascal case.</typeparam>
internal sealed class ServiceResponse<T>(ServiceRequest request, ServiceResponse response, T body, CallContext call)
{
    // A tokencode is a few digits, which people read aloud. A SecureString holds at most 65,536 characters.
    private const int LongestSecret = 1000;

    public T Body => body;

    /// <summary>Returns a required string.</summary>
    public string Required(string? text, [CallerArgumentExpression(nameof(text))] string property = "") =>
        text is { Length: > 0 } ? text : throw Missing(property);

    /// <summary>Returns a required object or list.</summary>
    public TValue Required<TValue>(TValue? value, [CallerArgumentExpression(nameof(value))] string property = "")
        where TValue : class => value ?? throw Missing(property);

    /// <summary>Returns a required Boolean value.</summary>
    public bool Required(bool? value, [CallerArgumentExpression(nameof(value))] string property = "") => value ?? throw Missing(property);

    /// <summary>Returns the only item of a list that must have one item.</summary>
    public TItem Single<TItem>(List<TItem>? items)
        where TItem : class =>
        items?.Count == 1 && items[0] is { } item ? item : throw Unexpected("the response does not have one result");

    /// <summary>Returns a required whole number.</summary>
    public int Number(string? text, [CallerArgumentExpression(nameof(text))] string property = "") =>
        int.TryParse(Required(text, property), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected($"{NameOf(property)} in the response is not a number");

    /// <summary>Returns an id or a name, which must be the one that was sent. Ignores case.</summary>
    public string Same(string? text, string asked, [CallerArgumentExpression(nameof(text))] string property = "") =>
        Required(text, property).Equals(asked, StringComparison.OrdinalIgnoreCase) ? asked : throw Contrary(property, $"{DisplayText.Quote(text!)}, not {DisplayText.Quote(asked)}");

    /// <summary>
    /// Returns the serial number that was sent, which must be the one in the response. Ignores case, and leading zeros
    /// that the service has lost, for example in a JSON number. With more leading zeros, it is another token's number.
    /// </summary>
    public string SameSerialNumber(string? number, string asked, [CallerArgumentExpression(nameof(number))] string property = "") =>
        Required(number, property).Length <= asked.Length && number.AsSpan().TrimStart('0').Equals(asked.AsSpan().TrimStart('0'), StringComparison.OrdinalIgnoreCase)
            ? asked
            : throw Contrary(property, $"{DisplayText.Quote(number!)}, not {DisplayText.Quote(asked)}");

    /// <summary>Returns a required status. It must not be the opposite of what was requested.</summary>
    public string NotContrary(string? text, string contrary, [CallerArgumentExpression(nameof(text))] string property = "") =>
        NotContrary(text, word => word.Equals(contrary, StringComparison.OrdinalIgnoreCase), property);

    /// <inheritdoc cref="NotContrary(string?, string, string)"/>
    public string NotContrary(string? text, Func<string, bool> isContrary, [CallerArgumentExpression(nameof(text))] string property = "") =>
        isContrary(Required(text, property)) ? throw Contrary(property, DisplayText.Quote(text!)) : text!;

    /// <summary>Returns a required Boolean value. It must not be the opposite of what was requested.</summary>
    public bool NotContrary(bool? value, bool contrary, [CallerArgumentExpression(nameof(value))] string property = "") =>
        Required(value, property) == contrary ? throw Contrary(property, contrary ? "true" : "false") : !contrary;

    /// <summary>Returns a required string as a SecureString.</summary>
    public SecureString Secret(string? text, [CallerArgumentExpression(nameof(text))] string property = "")
    {
        if (Required(text, property).Length > LongestSecret)
            throw Unexpected($"{NameOf(property)} in the response is longer than 1000 characters");
        var secret = new SecureString();
        foreach (var character in text!)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Returns a date in local time. If it is not a valid date, returns null and adds a warning.</summary>
    public DateTime? Date(ServiceDate? date, [CallerArgumentExpression(nameof(date))] string property = "")
    {
        if (date is { Utc: null })
            call.Warn($"The service sent {DisplayText.Quote(date.Text)} as {NameOf(property)}, which is not a date. The value is left empty.");
        return date?.Utc?.ToLocalTime();
    }

    /// <summary>Returns the error for a failure that the body reports.</summary>
    /// <param name="status">The status number in the body; null if it is missing.</param>
    /// <param name="words">The message in the body; null if it is missing.</param>
    public RsaCloudAdminException Refused(string? status, string? words) => ServiceErrors.Refused(request, response, new ErrorBody(status, words));

    /// <summary>Adds a warning that the body reports more than success. The parameters are those of <see cref="Refused"/>.</summary>
    public void WarnOf(string? status, string? words) =>
        call.Warn($"The request to {request.Purpose} succeeded, but the service reported {DisplayText.Quote(string.Join(": ", new[] { status ?? "no status", words }.OfType<string>()))}.");

    // "response.Body.UserId" is userId in the JSON.
    private static string NameOf(string property)
    {
        var name = property.Substring(property.LastIndexOf('.') + 1);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private RsaCloudAdminException Missing(string property) => Unexpected($"the response lacks {NameOf(property)}");

    private RsaCloudAdminException Contrary(string property, string what) => Unexpected($"{NameOf(property)} in the response is {what}");

    private RsaCloudAdminException Unexpected(string what) => ServiceErrors.Unexpected(request, response, what);
}
