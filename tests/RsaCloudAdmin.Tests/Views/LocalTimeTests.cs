using System.Globalization;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Dates are local times in objects and in views.</summary>
public class LocalTimeTests : CmdletTest
{
    private static readonly (string Zone, string Culture)[] Zones =
    [
        ("America/Los_Angeles", "en-US"),
        ("Asia/Kolkata", "en-IN"),
        ("Pacific/Auckland", "de-DE"),
        ("Asia/Bangkok", "th-TH"), // Where it is the year 2569.
    ];

    [Fact]
    public async Task The_view_shows_the_local_time_and_how_far_it_is_from_UTC()
    {
        var shown = await RunInZonesAsync(
            """
            $issued = Enable-RsaEmergencyTokencode user1@example.com
            $issued
            [TimeZoneInfo]::Local.Id
            "$($issued.ExpirationDate.Kind)"
            $issued.ExpirationDate.ToUniversalTime().Ticks
            """,
            Zones);

        foreach (var (lines, (zone, _)) in shown.Zip(Zones))
        {
            Assert.Equal("Local", lines[^2]);
            // On Windows, the time zone comes from the settings, whatever the variable says.
            if (!OperatingSystem.IsWindows())
                Assert.Equal(zone, lines[^3]);
            var utc = new DateTime(long.Parse(lines[^1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), TimeZoneInfo.FindSystemTimeZoneById(lines[^3]));
            Assert.EndsWith("********           " + local.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture) + " user1@example.com", lines[2], StringComparison.Ordinal);
        }
    }
}
