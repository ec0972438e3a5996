using System.Globalization;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Dates are local in the object, as they are in the view.</summary>
public class LocalTimeTests : CmdletTest
{
    [Theory]
    [InlineData("America/Los_Angeles", "en_US.UTF-8")]
    [InlineData("Asia/Kolkata", "en_IN.UTF-8")]
    [InlineData("Pacific/Auckland", "de_DE.UTF-8")]
    [InlineData("Asia/Bangkok", "th_TH.UTF-8")] // Where it is the year 2569.
    public async Task The_view_shows_the_local_time_and_how_far_it_is_from_UTC(string zone, string culture)
    {
        var (exitCode, output, error) = await RunInZoneAsync(
            """
            $issued = Enable-RsaEmergencyTokencode user1@example.com
            $issued
            [TimeZoneInfo]::Local.Id
            "$($issued.ExpirationDate.Kind)"
            $issued.ExpirationDate.ToUniversalTime().Ticks
            """,
            zone, culture);

        Assert.Equal(("", 0), (error, exitCode));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("Local", lines[^2]);
        // Windows has the time zone of its settings, whatever the variable says.
        if (!OperatingSystem.IsWindows())
            Assert.Equal(zone, lines[^3]);
        var utc = new DateTime(long.Parse(lines[^1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), TimeZoneInfo.FindSystemTimeZoneById(lines[^3]));
        Assert.EndsWith("********           " + local.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture) + " user1@example.com", lines[2], StringComparison.Ordinal);
    }
}
