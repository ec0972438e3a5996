using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Client.Requests;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>A page of a list may have up to 8 MiB, a response to a request to any path up to 64 MiB, all others up to 1 MiB.</summary>
public class ResponseSizeTests : WireTest
{
    private const int MiB = 1024 * 1024;
    private const int Entries = 3 * 1024;

    private static readonly string Kilobyte = new('x', 1024);

    [Fact]
    public async Task A_search_page_of_three_megabytes_is_read()
    {
        var server = Serve(Page(id => $$"""{"id": "{{id}}", "firstName": "{{Kilobyte}}"}"""));

        var users = await ReadAllAsync(Connect(server).Users.Search("example"));

        Assert.Equal(Ids, users.Select(user => user.UserId));
        Assert.All(users, user => Assert.Equal(Kilobyte, user.FirstName));
    }

    [Fact]
    public async Task A_page_of_user_events_of_three_megabytes_is_read()
    {
        var server = Serve(Page(id => $$"""{"eventId": "{{id}}", "deviceName": "{{Kilobyte}}"}"""));

        Assert.Equal(Ids, (await ReadAllAsync(Connect(server).Events.ListUserEvents())).Select(item => item.EventId));
    }

    [Fact]
    public async Task A_page_of_administrator_events_of_three_megabytes_is_read()
    {
        var server = Serve(Page(id => $$"""{"eventId": "{{id}}", "message": "{{Kilobyte}}"}"""));

        Assert.Equal(Ids, (await ReadAllAsync(Connect(server).Events.ListAdminEvents())).Select(item => item.EventId));
    }

    [Fact]
    public async Task A_report_of_three_megabytes_is_read()
    {
        var report = string.Concat(Enumerable.Range(0, Entries).Select(line => $"{line},{Kilobyte}\n"));
        var server = Serve(Responses.Content(200, "text/csv", report));

        Assert.Equal(report, await Soon(Connect(server).Requests.SendAsync(new ApiRequest { Path = "v1/reports/1" })));
    }

    [Fact]
    public async Task A_look_up_response_over_one_megabyte_is_an_error()
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "firstName": "{{new string('x', MiB)}}"}"""));

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync("alice"));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not look up 'alice': the response is larger than 1 MiB."), (error.Reason, error.Message));
    }

    [Fact]
    public async Task A_page_over_eight_megabytes_is_an_error()
    {
        var server = Serve(Responses.Endless("HTTP/1.1 200 OK\r\n\r\n", new string(' ', MiB)));

        var error = await FailsAsync(() => Connect(server).Users.Search("example").ReadPageAsync());

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not find users with 'example' in their e-mail address: the response is larger than 8 MiB."), (error.Reason, error.Message));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_that_announces_more_than_it_sends_is_an_error()
    {
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {8 * MiB}\r\n\r\n[]").Then(Responses.Close));

        Assert.Equal(RsaErrorReason.ConnectionFailed, (await FailsAsync(() => Connect(server).Users.Search("example").ReadPageAsync())).Reason);
    }

    [Fact]
    public async Task A_page_that_announces_more_than_eight_megabytes_is_not_read()
    {
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {(8 * MiB) + 1}\r\n\r\n"));

        Assert.EndsWith("larger than 8 MiB.", (await FailsAsync(() => Connect(server).Users.Search("example").ReadPageAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_over_sixty_four_megabytes_is_an_error()
    {
        var server = Serve(Responses.Endless("HTTP/1.1 200 OK\r\n\r\n", new string(' ', MiB)));

        var error = await FailsAsync(() => Connect(server).Requests.SendAsync(new ApiRequest { Path = "v1/reports/1" }));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not send GET '/v1/reports/1': the response is larger than 64 MiB."), (error.Reason, error.Message));
    }

    private static IEnumerable<string> Ids => Enumerable.Range(0, Entries).Select(number => $"id{number}");

    private static RequestHandler Page(Func<string, string> entry) => Responses.Json(200, $$"""{"totalPages": 1, "elements": [{{string.Join(", ", Ids.Select(entry))}}]}""");

    private static async Task<List<T>> ReadAllAsync<T>(PagedList<T> list)
    {
        var all = new List<T>();
        while (await Soon(list.ReadPageAsync()) is { } page)
            all.AddRange(page);
        return all;
    }
}
