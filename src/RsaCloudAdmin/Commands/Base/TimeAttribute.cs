using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Accepts a time and converts it to UTC. Without a time zone, it is local. A string in ISO 8601 format means the same in
/// every culture, and any other string is read as the current culture writes dates. Shows no key in the error.
/// </summary>
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            DateTime date => date.ToUniversalTime(),
            DateTimeOffset moment => moment.UtcDateTime,
            string text when Read(text) is { } time => time,
            _ => throw new ArgumentTransformationMetadataException(
                $"It must be a date and time, such as 2026-03-31 14:30. {(value is string or ValueType && !KeyRow.Is(value) ? $"{DisplayText.Quote($"{value}")} is not." : "The value is not shown.")}"),
        };
    }

    private static DateTime? Read(string text) => IsoDate.Read(text, DateTimeStyles.AssumeLocal)
        ?? (DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null);
}
