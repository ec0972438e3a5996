using System.Globalization;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>The item of the body for one user. The service accepts a list of users.</summary>
/// <param name="Email">The user's e-mail address, as the service reports it.</param>
internal sealed record EnrollmentCodeRequest(string Email)
{
    /// <summary>The address to send the code to; null for the user's own.</summary>
    [JsonPropertyName("custom_email")]
    public string? CustomEmail { get; init; }

    /// <summary>A number as a string; null for the service's default. It is sent together with the unit, or not at all.</summary>
    [JsonPropertyName("code_validity")]
    public string? CodeValidity { get; init; }

    /// <summary>"MIN" or "HOUR".</summary>
    [JsonPropertyName("validity_time_duration_unit")]
    public string? Unit { get; init; }

    /// <summary>"DISPLAY" or "EMAIL". Always sent, because the default is not documented.</summary>
    [JsonPropertyName("code_send_to")]
    public string? CodeSendTo { get; init; }

    public static EnrollmentCodeRequest Create(string email, TimeSpan? expiresIn, RsaCodeDelivery delivery, string? recipient)
    {
        if (expiresIn < RsaEnrollmentCode.ShortestTime || expiresIn > RsaEnrollmentCode.LongestTime)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not issue an enrollment code: it can be valid from 10 minutes to 24 hours, not {expiresIn:c}.");
        if (recipient is not null && delivery != RsaCodeDelivery.Email)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, "A recipient can be given only for a code that is sent by e-mail.");
        var (validity, unit) = expiresIn switch
        {
            null => (null, null),
            { Ticks: var ticks, TotalHours: var hours } when ticks % TimeSpan.TicksPerHour == 0 => (Whole(hours), "HOUR"),
            { TotalMinutes: var minutes } => (Whole(Math.Ceiling(minutes)), "MIN"),
        };
        return new(email) { CustomEmail = recipient, CodeValidity = validity, Unit = unit, CodeSendTo = NameOf(delivery) };
    }

    private static string? Whole(double number) => ((long)number).ToString(CultureInfo.InvariantCulture);

    private static string NameOf(RsaCodeDelivery delivery) => delivery switch
    {
        RsaCodeDelivery.Display => "DISPLAY",
        RsaCodeDelivery.Email => "EMAIL",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, "The service does not know this delivery."),
    };
}
