using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>What the service may send as events, and what becomes of it.</summary>
public class EventResponseTests : CmdletTest
{
    [Theory]
    [InlineData("""[{"eventLogDate":"2026-03-01T10:00:00.000Z","eventCode":"35","userId":"f10d0514-7dd1-4a13-a30e-236d0e65b56a"}]""")]
    [InlineData("""{"elements":[{"eventLogDate":1772359200000,"eventCode":35,"userId":"alice@example.com"}]}""")]
    [InlineData("""{"totalPages":"1","userEventLogExportEntries":[{"EVENTLOGDATE":"2026-03-01T11:00:00+0100","EventCode":" 35 ","userId":null,"method":{"a":1},"deviceName":[2]}]}""")]
    public void Events_are_read_in_every_form(string body)
    {
        using var service = Serve(Responses.Json(200, body));

        var entry = Assert.Single(RunCleanly($"Get-RsaUserEvent {Responses.UserId}"));

        Assert.Equal(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc), ((DateTime)entry["EventLogDate"]!).ToUniversalTime());
        Assert.Equal((Responses.UserId, Responses.UserId, "35", "Method is locked"), ((string?)entry["UserId"], (string?)entry["Identity"], ((string?)entry["EventCode"])!.Trim(), (string?)entry["Meaning"]));
        Assert.Equal((null, null, null), (entry["Method"], entry["DeviceName"], entry["EventDescription"]));
    }

    [Fact]
    public void What_is_unknown_is_passed_on_as_it_is_and_has_no_meaning()
    {
        using var service = Serve(Responses.Json(200, """
            [{"eventLogDate":"2018-30-06T10:00:00.000Z","eventLevel":"panic","eventCode":"99999","eventDescription":"Something new","method":"Telepathy","result":"odd"},{"eventCode":"thirty-five"},{}]
            """));

        var result = Run($"Get-RsaUserEvent {Responses.UserId}");

        Assert.Empty(result.Errors);
        Assert.Equal(["99999", "thirty-five", null], result.Output.Select(entry => entry.Properties["EventCode"].Value));
        Assert.All(result.Output, entry => Assert.Equal((null, null), (entry.Properties["Meaning"].Value, entry.Properties["EventLogDate"].Value)));
        Assert.Equal(("panic", "Something new", "Telepathy"), ((string)result.Output[0].Properties["EventLevel"].Value, (string)result.Output[0].Properties["EventDescription"].Value, (string)result.Output[0].Properties["Method"].Value));
        Assert.Contains("'2018-30-06T10:00:00.000Z' as eventLogDate", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[null]", "the response lacks element")]
    [InlineData("[35]", "not in the expected form")]
    [InlineData("""{"elements":"none"}""", "not in the expected form")]
    [InlineData("{}", "the response lacks elements")]
    [InlineData("", "it is empty")]
    [InlineData("""[{"eventCode":"35","userId":"00000000-0000-4000-8000-000000000000"}]""", "userId in the response is '00000000-0000-4000-8000-000000000000'")]
    public void What_is_no_list_or_another_users_is_an_error(string body, string told)
    {
        using var service = Serve(Responses.Json(200, body));

        var result = Run($"Get-RsaUserEvent {Responses.UserId}");

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(told, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_list_that_is_filtered_and_ends_before_its_own_count_is_told()
    {
        using var service = Serve(Responses.Json(200, """{"totalElements":3,"userEventLogExportEntries":[{"eventCode":"1"},{"eventCode":"35"}]}"""), Responses.Json(200, """{"userEventLogExportEntries":[]}"""));

        var result = Run("Get-RsaUserEvent -EventCode 35 -First 2");

        Assert.Single(result.Output);
        Assert.Contains("announced 3 items but sent 2", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }
}
