namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Whose tokencode is disabled, which one, and until when it works offline, as rows tell it.</summary>
[Example("", "User", "WasEnabled", "OfflineExpirationDate", Before = "$null = Enable-RsaEmergencyTokencode user1@example.com")]
public class DisableRsaEmergencyTokencodeTests : CmdletTest
{
    private static readonly DateTime Moment = new DateTime(2026, 12, 5, 10, 0, 0, DateTimeKind.Utc).ToLocalTime();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("'2026-12-05T10:00:00Z'")]
    [InlineData("'2026-12-05T10:00:00.0000000Z'")]
    [InlineData("'2026-12-05T12:00:00+02:00'")]
    [InlineData("[psobject]'2026-12-05T10:00:00Z'")]
    [InlineData("[datetime]::SpecifyKind('2026-12-05 10:00', 'Utc')")]
    [InlineData("[datetime]::SpecifyKind('2026-12-05 10:00', 'Utc').ToLocalTime()")]
    [InlineData("[datetimeoffset]::new(2026, 12, 5, 12, 0, 0, [timespan]::FromHours(2))")]
    public void A_date_that_tells_its_zone_is_that_moment(string value)
    {
        foreach (var culture in new[] { "en-US", "de-DE", "th-TH" })
            Assert.Equal((Moment, DateTimeKind.Local), Read(value, culture));
    }

    [Theory]
    [InlineData("'2026-12-05T10:00:00'")]
    [InlineData("' 2026-12-05 10:00 '")]
    [InlineData("[datetime]::SpecifyKind('2026-12-05 10:00', 'Unspecified')")]
    public void A_date_without_a_zone_is_local(string value) =>
        Assert.Equal((new DateTime(2026, 12, 5, 10, 0, 0), DateTimeKind.Local), Read(value, "en-US"));

    [Theory]
    [InlineData("en-US", "12/5/2026 10:00:00 AM")]
    [InlineData("de-DE", "05.12.2026 10:00:00")]
    [InlineData("de-DE", "05.12.2026 10:00")] // As a spreadsheet saves it.
    [InlineData("en-GB", "05/12/2026 10:00:00")]
    [InlineData("th-TH", "5/12/2569 10:00:00")]
    public void A_text_is_read_as_the_culture_writes_dates(string culture, string text) =>
        Assert.Equal((new DateTime(2026, 12, 5, 10, 0, 0), DateTimeKind.Local), Read($"'{text}'", culture));

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("$null")]
    [InlineData("'never'")]
    [InlineData("'10:00'")]
    [InlineData("'2026'")]
    [InlineData("2026")]
    [InlineData("$true")]
    [InlineData("'2026-30-05T10:00:00Z'")]
    [InlineData("'0001-01-01T00:00:00+14:00'")]
    [InlineData("'05.12.2026 10:00'")] // Of another culture.
    [InlineData("'13/5/2026 10:00:00 AM'")]
    [InlineData("@('2026-12-05T10:00:00Z', '2026-12-06T10:00:00Z')")]
    [InlineData("[pscustomobject]@{ Year = 2026 }")]
    public void Anything_else_is_no_date_and_fails_nothing(string value) => Assert.Null(Read(value, "en-US"));

    [Fact]
    public void A_date_that_cannot_be_read_fails_nothing()
    {
        var result = RunCleanly("""
            $row = Enable-RsaEmergencyTokencode user1 | Select-Object UserId, EmergencyTokencodeId
            $row.PSObject.Properties.Add([psscriptproperty]::new('OfflineExpirationDate', { throw 'broken' }))
            $row | Disable-RsaEmergencyTokencode
            """);

        Assert.Null(Assert.Single(result)["OfflineExpirationDate"]);
    }

    [Theory]
    [InlineData("America/Los_Angeles", "en_US.UTF-8")]
    [InlineData("Asia/Kolkata", "ar_SA.UTF-8")]
    [InlineData("Pacific/Auckland", "de_DE.UTF-8")]
    [InlineData("Asia/Bangkok", "th_TH.UTF-8")]
    public async Task What_was_exported_to_a_list_comes_back_the_same_in_every_time_zone(string zone, string culture)
    {
        var (exitCode, output, error) = await RunInZoneAsync(
            """
            $issued = Enable-RsaEmergencyTokencode user1@example.com
            $issued | Export-Csv "$PSScriptRoot/issued.csv"
            $date = $issued.OfflineExpirationDate
            $withdrawn = @(Import-Csv "$PSScriptRoot/issued.csv" | Disable-RsaEmergencyTokencode)
            foreach ($given in $date.ToString('o'), $date.ToUniversalTime(), $date.ToUniversalTime().ToString('o')) {
                $again = Enable-RsaEmergencyTokencode user1@example.com
                $withdrawn += [pscustomobject]@{ UserId = $again.UserId; EmergencyTokencodeId = $again.EmergencyTokencodeId; OfflineExpirationDate = $given } | Disable-RsaEmergencyTokencode
            }
            $date, $withdrawn.OfflineExpirationDate | ForEach-Object { $_ } | ForEach-Object { "$($_.Kind) $([Math]::Floor($_.Ticks / 10000000))" }
            """,
            zone, culture);

        Assert.Equal(("", 0), (error, exitCode));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("Local ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(lines[0], 5), lines);
    }

    private (DateTime Date, DateTimeKind Kind)? Read(string value, string culture)
    {
        var result = RunCleanly($$"""
            [cultureinfo]::CurrentCulture = '{{culture}}'
            $id = (Enable-RsaEmergencyTokencode user1).EmergencyTokencodeId
            [pscustomobject]@{ UserId = 'user1'; EmergencyTokencodeId = $id; OfflineExpirationDate = {{value}} } | Disable-RsaEmergencyTokencode
            """);
        return Assert.Single(result)["OfflineExpirationDate"] is DateTime date ? (date, date.Kind) : null;
    }
}
