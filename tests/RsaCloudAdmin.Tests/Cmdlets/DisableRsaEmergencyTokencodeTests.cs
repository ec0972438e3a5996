using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which tokencode is disabled, and until when it works offline, according to the rows.</summary>
[Example("", "User", "WasEnabled", "OfflineExpirationDate", Before = "$null = Enable-RsaEmergencyTokencode user1@example.com")]
public class DisableRsaEmergencyTokencodeTests : CmdletTest
{
    private const string Code = "78219769";
    private const string EnableTokencode = "Enable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001";

    private static readonly Guid User = EmulatedTenant.SeededId(1);
    private static readonly DateTime Moment = new DateTime(2026, 12, 5, 10, 0, 0, DateTimeKind.Utc).ToLocalTime();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
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

    [Fact]
    public async Task What_was_exported_to_a_list_comes_back_the_same_in_every_time_zone()
    {
        var shown = await RunInZonesAsync(
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
            [("America/Los_Angeles", "en-US"), ("Asia/Kolkata", "ar-SA"), ("Pacific/Auckland", "de-DE"), ("Asia/Bangkok", "th-TH")]);

        Assert.All(shown, lines =>
        {
            Assert.StartsWith("Local ", lines[0], StringComparison.Ordinal);
            Assert.Equal(Enumerable.Repeat(lines[0], 5), lines);
        });
        // Proves that the time zones and cultures really differed.
        if (!OperatingSystem.IsWindows())
            Assert.Equal(shown.Count, shown.Select(lines => lines[0]).Distinct().Count());
    }

    [Fact]
    public void Disabling_takes_the_tokencodes_id_from_the_users_details()
    {
        RunCleanly(EnableTokencode);

        var status = Assert.Single(RunCleanly("Disable-RsaEmergencyTokencode user1@example.com"));

        Assert.True((bool)status["WasEnabled"]!);
        Assert.Null(Service.Tenant.Find(User)!.Tokencode);
        Assert.Equal(1, Service.Requests.CountOf(Operation.DisableTokencode));
    }

    [Fact]
    public void Disabling_by_id_alone_warns_once_of_what_works_offline()
    {
        RunCleanly(EnableTokencode + "; Enable-RsaEmergencyTokencode 00000002-5e5a-4a11-8e1f-c10ad0000001");
        var rows = string.Join(",", new[] { 1, 2 }.Select(n => EmulatedTenant.SeededId(n))
            .Select(id => $"[pscustomobject]@{{ UserId = '{id}'; EacId = '{Service.Tenant.Find(id)!.Tokencode!.Id}' }}"));

        var result = Run($"{rows} | Disable-RsaEmergencyTokencode");

        Assert.Empty(result.Errors);
        Assert.Contains("offline", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void His_tokencode_is_disabled_once_and_gone_for_the_rows_after(int throttleLimit)
    {
        RunCleanly("Enable-RsaEmergencyTokencode user7");
        Service.Latency = TimeSpan.FromMilliseconds(20);

        var result = RunCleanly($"'user7@example.com', 'user7@example.com', 'user7' | Disable-RsaEmergencyTokencode -ThrottleLimit {throttleLimit}");

        Assert.Equal(3, result.Count);
        Assert.Single(result, status => (bool)status["WasEnabled"]!);
        Assert.Null(Service.Tenant.FindByUserName("user7")!.Tokencode);
    }

    [Theory]
    [InlineData("Get-RsaUser user1", false)]
    [InlineData("Get-RsaUser user1 | Select-Object *", false)]
    [InlineData("Get-RsaUser user1 | Select-Object UserId, EmergencyTokencodeId", true)]
    public void What_a_row_says_of_offline_use_is_used(string row, bool warns)
    {
        RunCleanly("Enable-RsaEmergencyTokencode user1");
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { OfflineAccessUntil = DateTimeOffset.UtcNow.AddDays(3) });

        var result = Run($"{row} | Disable-RsaEmergencyTokencode");

        Assert.Equal(warns ? 1 : 0, result.Warnings.Count);
        Assert.Equal(warns, Assert.Single(result.Output).Properties["OfflineExpirationDate"].Value is null);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_warning_of_offline_use_comes_once_with_the_first_row_that_is_confirmed(int throttleLimit)
    {
        using var engine = PowerShellEngine.Open(new ScreenHost(answers: ["&No", "&Yes", "&Yes"]));
        engine.Import(ModuleFolder.Find());
        engine.SetVariable("KeyPath", KeyPath);

        var result = engine.Run($$"""
            Connect-RsaCloudAdmin $KeyPath -SkipCheck
            $rows = 'user1', 'user2', 'user3' | Enable-RsaEmergencyTokencode | Select-Object UserId, EmergencyTokencodeId
            $rows | Disable-RsaEmergencyTokencode -Confirm -ThrottleLimit {{throttleLimit}}
            """);

        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        Assert.Equal([$"{EmulatedTenant.SeededId(2)}", $"{EmulatedTenant.SeededId(3)}"], result.Output.Select(status => $"{status.Properties["UserId"].Value}"));
        Assert.Contains("offline", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokencodes_id_is_one_segment_of_the_path()
    {
        string[] ids = ["../x", "%2e%2e%2fx", "a\r\nX: y", "a?b#c", "日", "a/../../methods", "\u202Ex", "a b"];
        Engine.SetVariable("ids", ids);

        var result = Run("foreach ($id in $ids) { Disable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001 $id }");

        const string Before = "/AdminInterface/restapi/v1/users/00000001-5e5a-4a11-8e1f-c10ad0000001/emergencyTokencode/";
        Assert.All(Service.Requests.Entries, entry => Assert.StartsWith("DELETE " + Before, $"{entry.Method} {entry.Path}", StringComparison.Ordinal));
        Assert.Equal(ids, Service.Requests.Entries.Select(entry => Uri.UnescapeDataString(entry.Path[Before.Length..])));
        Assert.All(Service.Requests.Entries, entry => Assert.DoesNotContain('/', entry.Path[Before.Length..]));
        Assert.Equal(ids.Length, result.Errors.Count);
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
    }

    [Fact]
    public void A_tokencodes_id_that_cannot_be_one_is_not_sent()
    {
        Engine.SetVariable("ids", new[] { ".", "..", new('x', 10_000), "a\ud800" });

        var result = Run("foreach ($id in $ids) { Disable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001 $id }");

        Assert.Equal(["InvalidRequest", "InvalidRequest", "InvalidRequest", "InvalidRequest"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Issued_tokencodes_are_withdrawn_by_the_next_cmdlet_in_line()
    {
        var withdrawn = RunCleanly("Import-Csv $UsersCsv | Enable-RsaEmergencyTokencode -ExpirationDays 3 | Disable-RsaEmergencyTokencode");

        Assert.Equal(UsersCsv.Users.Select(id => id.ToString()), withdrawn.Select(o => o["UserId"]?.ToString()));
        Assert.All(UsersCsv.Users, id => Assert.True(Service.Tenant.Find(id) is { Tokencode: null, TokencodesIssued: 1 }));
        // An issued code keeps working offline. The row says until when.
        Assert.All(withdrawn, o => Assert.Equal(DateTimeKind.Local, Assert.IsType<DateTime>(o["OfflineExpirationDate"]).Kind));
    }

    [Theory]
    [InlineData("Disable-RsaEmergencyTokencode user1 $row")]
    [InlineData("Disable-RsaEmergencyTokencode user1 -EmergencyTokencodeId $hash")]
    [InlineData("[pscustomobject]@{ UserId = 'user1'; EmergencyTokencodeId = $row } | Disable-RsaEmergencyTokencode")]
    public void An_object_is_no_id_of_a_tokencode(string script)
    {
        RunCleanly($"$row = [pscustomobject]@{{ EmergencyTokencode = '{Code}'; UserId = '{User}' }}; $hash = @{{ EmergencyTokencode = '{Code}'; Email = 'user1@example.com' }}");
        foreach (var whatIf in new[] { "", " -WhatIf" })
        {
            var error = Assert.Single(Run(script + whatIf).Errors);

            Assert.Equal("InvalidRequest", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.DoesNotContain(Code, $"{error} {error.CategoryInfo}", StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.Count);
        }
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
