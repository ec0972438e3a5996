using System.Globalization;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which events are returned, in which order, with which requests, and what they mean.</summary>
[Example("-First 1", "EventLogDate", "Level", "Event", "Application", "User")]
public class GetRsaUserEventTests : ViewTest
{
    private const string LockedCode = "35";

    private static readonly Guid FirstId = EmulatedTenant.SeededId(1);

    // Yesterday, so that all events of a test are in the past.
    private static readonly DateTimeOffset Start = new(DateTime.UtcNow.Date.AddDays(-1), TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Engine.SetVariable("id", FirstId.ToString());
        Engine.SetVariable("utc", Start.AddHours(3).UtcDateTime);
    }

    [Fact]
    public void Of_a_user_who_is_locked_out_they_tell_why()
    {
        var events = RunCleanly("Get-RsaUserEvent user1@example.com");

        Assert.Equal(["Method is locked", "Method locked", "App code wrong", "App code wrong", "App code wrong", "App code accepted"], events.Select(entry => entry["Meaning"]));
        Assert.All(events, entry => Assert.Equal((FirstId.ToString(), "user1@example.com", "user1@example.com", "user1"), ((string?)entry["UserId"], (string?)entry["Identity"], (string?)entry["EmailAddress"], (string?)entry["UserName"])));
        Assert.All(events, entry => Assert.Equal(DateTimeKind.Local, ((DateTime)entry["EventLogDate"]!).Kind));
    }

    [Fact]
    public void Of_a_user_the_newest_hundred_come_newest_first()
    {
        Fill(150, _ => FirstId);
        Service.Tenant.Events.Add(new EmulatedUserEvent(Start.AddHours(1), EmulatedTenant.SeededId(2), 103));

        var events = RunCleanly("Get-RsaUserEvent user1@example.com");

        Assert.Equal(Enumerable.Range(50, 100).Reverse().Select(TimeOf), events.Select(TimeOf));
        Assert.Equal((1, 1), (Service.Requests.CountOf(Operation.LookUp), Service.Requests.CountOf(Operation.ListEventsOfUser)));
        Assert.Equal($"/AdminInterface/restapi/v1/users/{FirstId}/authlogs/", Service.Requests.Entries[^1].Path);
        Assert.Empty(Service.Requests.Entries[^1].Query);
    }

    [Fact]
    public void First_counts_for_each_user()
    {
        var events = RunCleanly("[pscustomobject]@{ Email = 'user1@example.com' }, [pscustomobject]@{ 'User Id' = 'user2' } | Get-RsaUserEvent -First 2");

        Assert.Equal(["user1@example.com", "user1@example.com", "user2", "user2"], events.Select(entry => entry["Identity"]));
        Assert.Equal([LockedCode, "2", LockedCode, "2"], events.Select(entry => entry["EventCode"]));
    }

    [Fact]
    public void A_user_without_events_is_no_error()
    {
        Service.Tenant.Events.Clear();

        Assert.Empty(RunCleanly("Get-RsaUserEvent user1@example.com"));
    }

    [Fact]
    public void A_user_whom_nobody_knows_is_an_error_and_the_others_are_listed()
    {
        var result = Run("'nobody', '00000000-0000-4000-8000-000000000000', 'user1' | Get-RsaUserEvent -First 1");

        Assert.Equal(["UserNotFound", "UserNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ThrottleLimit 1")]
    [InlineData("-ThrottleLimit 64")]
    public void Without_a_user_those_of_all_users_come_oldest_first(string limit)
    {
        Fill(350, number => EmulatedTenant.SeededId((number % 12) + 1));

        var events = RunCleanly($"Get-RsaUserEvent {limit}");

        Assert.Equal(Enumerable.Range(0, 350).Select(TimeOf), events.Select(TimeOf));
        Assert.Equal(Enumerable.Range(0, 350).Select(number => $"{EmulatedTenant.SeededId((number % 12) + 1)}"), events.Select(entry => entry["UserId"]));
        Assert.Equal((4, 4), (Service.Requests.CountOf(Operation.ListUserEvents), Service.Requests.Count));
    }

    [Theory]
    [InlineData("-First 3", 3, 1)]
    [InlineData("-First 100", 100, 1)]
    [InlineData("-First 101", 101, 2)]
    [InlineData("-First 1000", 350, 4)]
    public void Of_the_first_no_more_is_requested_than_is_emitted(string first, int count, int requests)
    {
        Fill(350, _ => FirstId);

        Assert.Equal(Enumerable.Range(0, count).Select(TimeOf), RunCleanly($"Get-RsaUserEvent {first}").Select(TimeOf));
        Assert.Equal(requests, Service.Requests.CountOf(Operation.ListUserEvents));
    }

    [Fact]
    public void Of_one_user_the_service_selects_by_code()
    {
        var events = RunCleanly("Get-RsaUserEvent $id -EventCode 104 -First 2");

        Assert.Equal(["104", "104"], events.Select(entry => entry["EventCode"]));
        Assert.Equal("eventCode=104", Assert.Single(Service.Requests.Entries).Query);
    }

    [Theory]
    [InlineData("", 35)]
    [InlineData("-First 2", 2)]
    [InlineData("-First 12", 12)]
    [InlineData("-First 1000", 35)]
    public void Of_all_users_those_with_the_code_are_emitted_however_many_have_another(string first, int count)
    {
        Fill(350, _ => FirstId, number => number % 10 == 5 ? 35 : 103);

        var events = RunCleanly($"Get-RsaUserEvent -EventCode 35 {first}");

        Assert.Equal(Enumerable.Range(0, count).Select(number => TimeOf((number * 10) + 5)), events.Select(TimeOf));
        Assert.All(Service.Requests.Entries, entry => Assert.DoesNotContain("eventCode", entry.Query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$utc")]
    [InlineData("$utc.ToLocalTime()")]
    [InlineData("[datetime]::SpecifyKind($utc.ToLocalTime(), 'Unspecified')")]
    [InlineData("(Add-Member -InputObject $utc -NotePropertyName Note -NotePropertyValue x -PassThru -Force)")]
    [InlineData("[datetimeoffset]::new($utc).ToOffset('05:30')")]
    [InlineData("$utc.ToString('o')")]
    [InlineData("[datetimeoffset]::new($utc).ToOffset('05:30').ToString('o')")]
    [InlineData("[datetimeoffset]::new($utc).ToOffset('-03:00').ToString('yyyy-MM-ddTHH:mm:sszzz')")]
    [InlineData("$utc.ToLocalTime().ToString('yyyy-MM-dd HH:mm')")]
    [InlineData("$utc.ToLocalTime().ToString('g', [cultureinfo]::CurrentCulture)")]
    public void A_time_of_any_zone_is_sent_in_UTC_and_without_a_plus_sign(string time)
    {
        Fill(300, _ => FirstId);

        var later = RunCleanly($"$time = {time}; Get-RsaUserEvent $id -After $time; Get-RsaUserEvent -After $time");
        var earlier = RunCleanly($"$time = {time}; Get-RsaUserEvent $id -Before $time; Get-RsaUserEvent -Before $time");

        var sent = Uri.EscapeDataString(Start.AddHours(3).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        Assert.Equal([$"startTimeAfter={sent}", $"startTimeAfter={sent}", $"endTimeOnOrBefore={sent}", $"endTimeOnOrBefore={sent}"],
            Service.Requests.Entries.Select(entry => entry.Query.Split('&')).Where(query => !query.Contains("pageNumber=1")).Select(query => query[^1]));
        Assert.All(Service.Requests.Entries, entry => Assert.DoesNotContain('+', entry.Query));
        // Later than the time, or not later.
        Assert.Equal([.. Enumerable.Range(200, 100).Reverse(), .. Enumerable.Range(181, 119)], later.Select(NumberOf));
        Assert.Equal([.. Enumerable.Range(81, 100).Reverse(), .. Enumerable.Range(0, 181)], earlier.Select(NumberOf));
    }

    [Fact]
    public async Task A_text_without_a_zone_is_local_and_read_as_the_culture_writes_dates()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("On Windows, the time zone comes from the settings, whatever the variable says.");

        await RunInZonesAsync(
            $"Get-RsaUserEvent {FirstId} -After '2026-02-01 12:00'; Get-RsaUserEvent {FirstId} -After ('{{0:d}}' -f [datetime]::new(2026, 2, 1))",
            [("Asia/Kolkata", "de-DE"), ("America/Los_Angeles", "en-US")]);

        Assert.Equal(
            ["2026-02-01T06:30", "2026-01-31T18:30", "2026-02-01T20:00", "2026-02-01T08:00"],
            Service.Requests.Entries.Where(entry => entry.Operation == Operation.ListEventsOfUser).Select(entry => Uri.UnescapeDataString(entry.Query.Split('=')[1])[..16]));
    }

    [Theory]
    [InlineData("-After 2026-02-02 -Before 2026-02-01")]
    [InlineData("-After 2026-02-01 -Before 2026-02-01")]
    [InlineData("-After 2026-02-01T10:00:00Z -Before 2026-02-01T11:00:00+02:00")]
    public void A_range_that_ends_before_it_begins_is_refused(string range)
    {
        foreach (var script in new[] { $"Get-RsaUserEvent user1 {range}", $"'user1', 'user2' | Get-RsaUserEvent {range}", $"Get-RsaUserEvent {range}" })
        {
            var result = Run(script);

            Assert.Equal("InvalidTimeRange", IdOf(result));
            Assert.Matches(@"^-After \(.+\) must be earlier than -Before \(.+\)\.$", result.Errors[0].Exception.Message);
        }

        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("-After soon", "It must be a date and time, such as 2026-03-31 14:30. 'soon' is not.")]
    [InlineData("-Before ''", "It must be a date and time")]
    [InlineData("-Before 7", "'7' is not.")]
    [InlineData("-After @{ Code = 78219769 }", "The value is not shown.")]
    [InlineData("-EventCode locked", "It must be the code of an event, such as 35.")]
    [InlineData("-EventCode 3.5", "It must be the code of an event, such as 35.")]
    public void What_is_no_time_or_code_is_refused(string arguments, string told)
    {
        var result = Run($"Get-RsaUserEvent user1 {arguments}");

        Assert.Equal("ParameterArgumentTransformationError", IdOf(result));
        Assert.Contains(told, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("78219769", $"{result.Errors[0]}", StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("@() | Get-RsaUserEvent", 0)]
    [InlineData("Get-RsaUserEvent $null", 1)]
    [InlineData("Get-RsaUserEvent @()", 1)]
    [InlineData("$none | Get-RsaUserEvent", 1)]
    [InlineData("Get-RsaUserEvent -UserId ''", 1)]
    public void A_list_without_users_does_not_mean_all_users(string script, int errors)
    {
        var result = Run($"$none = $null; {script}");

        Assert.Empty(result.Output);
        Assert.Equal(Enumerable.Repeat("IdentityMissing", errors), result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Without_a_connection_all_users_are_not_listed_either() => Assert.Equal("NotConnected", IdOf(Run("Disconnect-RsaCloudAdmin; Get-RsaUserEvent")));

    [Fact]
    public void The_users_of_events_can_be_unlocked()
    {
        RunCleanly("Get-RsaUserEvent -EventCode 35 | Sort-Object UserId -Unique | Unlock-RsaUserMethod");

        Assert.All(Service.Tenant.Users, user => Assert.Equal(1, user.Unlockings));
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void A_log_that_names_a_user_otherwise_than_by_the_id_does_not_make_it_one()
    {
        using var service = Serve(
            Responses.Json(200, """{"userEventLogExportEntries":[{"userId":"alice@example.com","eventCode":"35"},{"userId":null},{"userId":""}]}"""), Responses.Found, Responses.Unlocked);

        var result = Run("Get-RsaUserEvent -First 3 -OutVariable events | Unlock-RsaUserMethod; $events");

        Assert.Equal([Responses.UserId, "alice@example.com", "", ""], result.Output.Select(output => output.Properties["UserId"].Value));
        Assert.EndsWith("/users/lookup", service.Requests[1].Target, StringComparison.Ordinal);
        Assert.Equal(["IdentityMissing", "IdentityMissing"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void The_table_shows_what_happened_and_errors_stand_out()
    {
        var shown = Show(["Get-RsaUserEvent user1@example.com -First 2"], width: 140, useColor: true);

        Assert.Contains($"{Alarm}error{PSStyleReset}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Alarm}notice", shown, StringComparison.Ordinal);
        Assert.Contains("Method is locked (Authenticate OTP)", shown, StringComparison.Ordinal);
        Assert.Contains("Method locked (Authenticate OTP)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Show("Get-RsaUserEvent user1@example.com -First 2"));
    }

    [Fact]
    public void The_table_shows_the_services_words_where_the_code_is_unknown()
    {
        Service.Tenant.Events.Clear();
        Service.Tenant.Events.Add(new EmulatedUserEvent(Start, null, 99999) { Description = "Something new" });

        Assert.Contains("Something new", Show(["Get-RsaUserEvent"], width: 120), StringComparison.Ordinal);
    }

    private static string PSStyleReset => System.Management.Automation.PSStyle.Instance.Reset;

    // One event a minute.
    private void Fill(int count, Func<int, Guid> userOf, Func<int, int>? codeOf = null)
    {
        Service.Tenant.Events.Clear();
        // In another order than that of their times.
        foreach (var number in Enumerable.Range(0, count).Reverse())
            Service.Tenant.Events.Add(new EmulatedUserEvent(Start.AddMinutes(number), userOf(number), codeOf?.Invoke(number) ?? 103));
    }

    private static DateTime TimeOf(int number) => Start.AddMinutes(number).UtcDateTime;

    private static DateTime TimeOf(PropertyBag entry) => ((DateTime)entry["EventLogDate"]!).ToUniversalTime();

    private static int NumberOf(PropertyBag entry) => (int)(TimeOf(entry) - Start.UtcDateTime).TotalMinutes;
}
