using System.Globalization;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>Version 1.</summary>
/// <param name="ExpirationDays">A number of days, as a text: so the page's example has it.</param>
internal sealed record EmergencyTokencodeV1Request(string ExpirationDays)
{
    public static EmergencyTokencodeV1Request Create(int days) => new(days.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Version 2. What is null is not sent, and the tenant's settings decide.</summary>
internal sealed record EmergencyTokencodeV2Request
{
    public bool? OneTimeUse { get; init; }

    /// <summary>minutes, hours or days.</summary>
    public string? ExpiryUnit { get; init; }
    public int? ExpiryValue { get; init; }

    /// <summary>In the largest unit that makes a whole number of the time.</summary>
    public static EmergencyTokencodeV2Request Create(TimeSpan? expiresIn, bool? oneTimeUse) => expiresIn switch
    {
        null => new() { OneTimeUse = oneTimeUse },
        { Ticks: var ticks, TotalDays: var days } when ticks % TimeSpan.TicksPerDay == 0 => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "days", ExpiryValue = (int)days },
        { Ticks: var ticks, TotalHours: var hours } when ticks % TimeSpan.TicksPerHour == 0 => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "hours", ExpiryValue = (int)hours },
        { TotalMinutes: var minutes } => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "minutes", ExpiryValue = (int)Math.Ceiling(minutes) },
    };
}
