using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which events of administrators are returned, in which order, with which requests, and what they mean.</summary>
[Example("-First 2", "EventLogDate", "Result", "Event", "AdminUserName", "Target")]
public class GetRsaAdminEventTests : ViewTest
{
    // Yesterday, so that all events of a test are in the past.
    private static readonly DateTimeOffset Start = new(DateTime.UtcNow.Date.AddDays(-1), TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Fact]
    public void They_tell_who_signed_in_and_who_changed_what()
    {
        RunCleanly("Unlock-RsaUserMethod user1@example.com");

        var events = RunCleanly("Get-RsaAdminEvent");

        Assert.Equal(["Sign-in failed", "Signed in", "Changes published", null], events.Select(entry => entry["Meaning"]));
        Assert.Equal(["FAILURE", "SUCCESS", "SUCCESS", "SUCCESS"], events.Select(entry => entry["Result"]));
        Assert.Equal(("EMU_UNLOCK", "0", "user1@example.com", $"{EmulatedTenant.SeededId(1)}"), ((string?)events[^1]["ActivityKey"], (string?)events[^1]["ActivityCode"], (string?)events[^1]["TargetObject1Name"], (string?)events[^1]["TargetObject1Id"]));
        Assert.Equal(("1", false, DateTimeKind.Local), ((string?)events[0]["EventId"], (bool?)events[0]["RequiresPublish"], ((DateTime)events[0]["EventLogDate"]!).Kind));
    }

    [Theory]
    [InlineData("", 250, 3)]
    [InlineData("-ThrottleLimit 1", 250, 3)]
    [InlineData("-ThrottleLimit 64", 250, 3)]
    [InlineData("-First 3", 3, 1)]
    [InlineData("-First 101", 101, 2)]
    public void They_come_oldest_first_and_no_more_are_requested_than_wanted(string arguments, int count, int requests)
    {
        Fill(250);

        Assert.Equal(Enumerable.Range(0, count), RunCleanly($"Get-RsaAdminEvent {arguments}").Select(NumberOf));
        Assert.Equal((requests, requests), (Service.Requests.CountOf(Operation.ListAdminEvents), Service.Requests.Count));
    }

    [Fact]
    public void A_command_that_has_enough_ends_the_list()
    {
        Fill(250);

        Assert.Equal([0, 1], RunCleanly("Get-RsaAdminEvent | Select-Object -First 2").Select(NumberOf));
    }

    [Fact]
    public void A_range_is_later_than_its_beginning_and_not_later_than_its_end()
    {
        Fill(250);
        Engine.SetVariable("utc", Start.UtcDateTime);

        Assert.Equal(Enumerable.Range(11, 110), RunCleanly("Get-RsaAdminEvent -After $utc.ToLocalTime().AddMinutes(10) -Before $utc.AddMinutes(120)").Select(NumberOf));
        Assert.All(Service.Requests.Entries, entry => Assert.DoesNotContain('+', entry.Query));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused()
    {
        Assert.Equal("InvalidTimeRange", IdOf(Run("Get-RsaAdminEvent -After 2026-02-01 -Before 2026-02-01")));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("'user1'")]
    [InlineData("$null")]
    [InlineData("@()")]
    [InlineData("[pscustomobject]@{ After = '2026-02-01'; First = 1; Code = '78219769' }")]
    public void Pipeline_input_is_refused_and_not_shown(string input)
    {
        var result = Run($"{input} | Get-RsaAdminEvent");

        Assert.Equal("PipelineInputNotAccepted", IdOf(result));
        Assert.Null(result.Errors[0].TargetObject);
        Assert.Empty(result.Output);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void In_a_loop_it_has_no_pipeline_input() => Assert.Equal(2, RunCleanly("1..2 | ForEach-Object { Get-RsaAdminEvent -First 1 }").Count);

    [Fact]
    public void An_OAuth_client_needs_one_permission()
    {
        UseOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, AllowedScopes = [OAuthScopes.AuditAdmin] });
        RunCleanly("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -SkipCheck");

        Assert.Single(RunCleanly("Get-RsaAdminEvent -First 1"));
        Assert.Single(Run("Get-RsaUserEvent -First 1").Errors);
    }

    [Theory]
    [InlineData("""[{"eventId":7,"eventLogDate":"2026-03-01T10:00:00Z","activityCode":80002,"activityKey":"SIGNIN_FAILURE"}]""", "80002", "Sign-in failed")]
    [InlineData("""{"totalPages":1,"elements":[{"eventId":"7","eventLogDate":1772359200000,"activityCode":"80100","requiresPublish":"true"}]}""", "80100", "Changes published")]
    [InlineData("""{"elements":[{"eventId":7,"eventLogDate":"2026-03-01T11:00:00+0100","ACTIVITYCODE":81999,"activityKey":"SIGNIN_FAILURE","result":"MAYBE","adminUserName":null}]}""", "81999", null)]
    public void Events_are_read_in_every_form_and_unknown_codes_have_no_meaning(string body, string code, string? meaning)
    {
        using var service = Serve(Responses.Json(200, body));

        var entry = Assert.Single(RunCleanly("Get-RsaAdminEvent -First 1"));

        Assert.Equal(("7", code, meaning), ((string?)entry["EventId"], (string?)entry["ActivityCode"], (string?)entry["Meaning"]));
        Assert.Equal(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc), ((DateTime)entry["EventLogDate"]!).ToUniversalTime());
    }

    [Theory]
    [InlineData("""{"elements":[null]}""", "the response lacks element")]
    [InlineData("""{"totalPages":1}""", "the response lacks elements")]
    [InlineData("[true]", "not in the expected form")]
    public void What_is_no_list_is_an_error(string body, string told)
    {
        using var service = Serve(Responses.Json(200, body));

        var result = Run("Get-RsaAdminEvent");

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(told, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_what_happened_and_what_did_not_succeed_stands_out()
    {
        var shown = Show(["Get-RsaAdminEvent -First 2"], width: 140, useColor: true);

        Assert.Contains($"{Alarm}FAILURE", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Alarm}SUCCESS", shown, StringComparison.Ordinal);
        Assert.Contains("Sign-in failed", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Show("Get-RsaAdminEvent -First 2"));
    }

    // One event a minute.
    private void Fill(int count)
    {
        Service.Tenant.Events.Clear();
        foreach (var number in Enumerable.Range(0, count).Reverse())
            Service.Tenant.Events.Add(new EmulatedAdminEvent(Start.AddMinutes(number), "SIGNIN_SUCCESS", 80001));
    }

    private static int NumberOf(PropertyBag entry) => (int)(((DateTime)entry["EventLogDate"]!).ToUniversalTime() - Start.UtcDateTime).TotalMinutes;
}
