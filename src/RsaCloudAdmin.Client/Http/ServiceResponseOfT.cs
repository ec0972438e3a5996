using System.Runtime.CompilerServices;
using System.Security;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Http;

/// <summary>A response that says success, with its body read, and the errors and warnings for what is wrong with the body.</summary>
/// <typeparam name="T">What the body is read as. Its properties are called as in the JSON, in Pascal case.</typeparam>
internal sealed class ServiceResponse<T>(ServiceRequest request, ServiceResponse response, T body, CallContext call)
{
    // Tokencodes are digits, to be read aloud; a SecureString holds no more than 65,536 characters.
    private const int LongestSecret = 1000;

    public T Body => body;

    /// <summary>A text that must be there.</summary>
    public string Required(string? text, [CallerArgumentExpression(nameof(text))] string property = "") =>
        text is { Length: > 0 } ? text : throw Missing(property);

    /// <summary>An object or a list that must be there.</summary>
    public TValue Required<TValue>(TValue? value, [CallerArgumentExpression(nameof(value))] string property = "")
        where TValue : class => value ?? throw Missing(property);

    /// <summary>A truth value that must be there.</summary>
    public bool Required(bool? value, [CallerArgumentExpression(nameof(value))] string property = "") => value ?? throw Missing(property);

    /// <summary>An id or a name, which must be the one that was sent. Case does not count.</summary>
    public string Same(string? text, string asked, [CallerArgumentExpression(nameof(text))] string property = "") =>
        Required(text, property).Equals(asked, StringComparison.OrdinalIgnoreCase) ? asked : throw Contrary(property, $"{DisplayText.Quote(text!)}, not {DisplayText.Quote(asked)}");

    /// <summary>The serial number, which must be the one that was asked about, whatever zeros it begins with.</summary>
    public string SameSerialNumber(string? number, string asked, [CallerArgumentExpression(nameof(number))] string property = "") =>
        Required(number, property).AsSpan().TrimStart('0').Equals(asked.AsSpan().TrimStart('0'), StringComparison.OrdinalIgnoreCase)
            ? number!
            : throw Contrary(property, $"{DisplayText.Quote(number!)}, not {DisplayText.Quote(asked)}");

    /// <summary>A text that says what became of the request: it must not be the contrary of what was asked.</summary>
    public string NotContrary(string? text, string contrary, [CallerArgumentExpression(nameof(text))] string property = "") =>
        Required(text, property).Equals(contrary, StringComparison.OrdinalIgnoreCase) ? throw Contrary(property, DisplayText.Quote(text!)) : text!;

    /// <summary>A text that must not be shown by accident.</summary>
    public SecureString Secret(string? text, [CallerArgumentExpression(nameof(text))] string property = "")
    {
        if (Required(text, property).Length > LongestSecret)
            throw Unexpected($"{NameOf(property)} in the answer is longer than any the service is known to give");
        var secret = new SecureString();
        foreach (var character in text!)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>A date in local time. One that cannot be read is null, and a warning.</summary>
    public DateTime? Date(ServiceDate? date, [CallerArgumentExpression(nameof(date))] string property = "")
    {
        if (date is { Utc: null })
            call.Warn($"The service sent {DisplayText.Quote(date.Text)} as {NameOf(property)}, which is not a date; it is left empty.");
        return date?.Utc?.ToLocalTime();
    }

    // "response.Body.UserId" is userId in the JSON.
    private static string NameOf(string property)
    {
        var name = property.Substring(property.LastIndexOf('.') + 1);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private RsaCloudAdminException Missing(string property) => Unexpected($"the answer lacks {NameOf(property)}");

    private RsaCloudAdminException Contrary(string property, string what) => Unexpected($"{NameOf(property)} in the answer is {what}");

    private RsaCloudAdminException Unexpected(string what) => ServiceErrors.Unexpected(request, response, what);
}
