using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Converts PowerShell values to the values that the client writes as JSON.</summary>
internal static class JsonInput
{
    // The maximum nesting. An object that contains itself has no end.
    private const int Deepest = 32;

    /// <summary>Returns the value of a body.</summary>
    /// <exception cref="RsaCloudAdminException">A value cannot be written as JSON.</exception>
    public static object? Convert(object? value) => Convert(value, 0);

    /// <summary>Returns the text of a value in a query.</summary>
    /// <exception cref="RsaCloudAdminException">The value is not a single value.</exception>
    public static string ConvertToText(object? value) => Convert(value, 0) switch
    {
        bool flag => flag ? "true" : "false",
        ICollection => throw Invalid("A value in the query is an object. Give a string, a number, a Boolean value, a date, or a list of these."),
        var single => System.Convert.ToString(single, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>Returns the entries of a dictionary of any kind, in its order.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
            yield return new(entry.Key.ToString()!, entry.Value);
    }

    private static object? Convert(object? value, int depth) => ConvertPlain(value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value, depth);

    private static object? ConvertPlain(object? value, int depth) => value switch
    {
        _ when depth > Deepest => throw Invalid("The body is nested too deeply."),
        null or DBNull => null,
        bool flag => flag,
        SwitchParameter flag => flag.ToBool(),
        string text => text,
        char or Guid or Enum => $"{value}",
        DateTime date => IsoDate.Write(date),
        DateTimeOffset moment => IsoDate.Write(moment.UtcDateTime),
        decimal or ulong => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or double => Finite(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IDictionary entries => Pairs(entries).Select(entry => Pair(entry.Key, entry.Value, depth)).ToList(),
        PSObject item => item.Properties.Select(property => Pair(property.Name, ValueOf(property), depth)).ToList(),
        IList items => items.Cast<object?>().Select(item => Convert(item, depth + 1)).ToList(),
        var other => throw Invalid($"A value is of the type {other.GetType().Name}, which is not sent as JSON. Give hashtables, objects, lists, strings, numbers, Boolean values or dates."),
    };

    private static KeyValuePair<string, object?> Pair(string name, object? value, int depth) => new(name, Convert(value, depth + 1));

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            throw Invalid($"The value of the property {DisplayText.Quote(property.Name)} cannot be read.");
        }
    }

    private static double Finite(double number) => double.IsNaN(number) || double.IsInfinity(number) ? throw Invalid("A number is infinite or not a number.") : number;

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidRequest, $"Could not send the request. {what}");
}
