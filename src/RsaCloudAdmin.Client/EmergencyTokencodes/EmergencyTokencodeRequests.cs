using System.Globalization;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>The body of a request of version 1.</summary>
/// <param name="ExpirationDays">The number of days as a string, as in the example on the API's page.</param>
internal sealed record EmergencyTokencodeV1Request(string ExpirationDays)
{
    public static EmergencyTokencodeV1Request Create(int days) => days is >= RsaEmergencyTokencode.LeastDays and <= RsaEmergencyTokencode.MostDays
        ? new EmergencyTokencodeV1Request(days.ToString(CultureInfo.InvariantCulture))
        : throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not issue an emergency tokencode: it can be valid from {RsaEmergencyTokencode.LeastDays} to {RsaEmergencyTokencode.MostDays} days, not {days}.");
}

/// <summary>The body of a request of version 2. Null values are not sent; then the tenant's settings apply.</summary>
internal sealed record EmergencyTokencodeV2Request
{
    public bool? OneTimeUse { get; init; }

    /// <summary>The unit: minutes, hours or days.</summary>
    public string? ExpiryUnit { get; init; }
    public int? ExpiryValue { get; init; }

    /// <summary>Returns the body with the time in the largest unit that gives a whole number.</summary>
    public static EmergencyTokencodeV2Request Create(TimeSpan? expiresIn, bool? oneTimeUse) => expiresIn switch
    {
        null => new() { OneTimeUse = oneTimeUse },
        { } time when time < RsaEmergencyTokencode.ShortestTime || time > RsaEmergencyTokencode.LongestTime =>
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not issue an emergency tokencode: it can be valid from one minute to seven days, not {time:c}."),
        { Ticks: var ticks, TotalDays: var days } when ticks % TimeSpan.TicksPerDay == 0 => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "days", ExpiryValue = (int)days },
        { Ticks: var ticks, TotalHours: var hours } when ticks % TimeSpan.TicksPerHour == 0 => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "hours", ExpiryValue = (int)hours },
        { TotalMinutes: var minutes } => new() { OneTimeUse = oneTimeUse, ExpiryUnit = "minutes", ExpiryValue = (int)Math.Ceiling(minutes) },
    };
}
