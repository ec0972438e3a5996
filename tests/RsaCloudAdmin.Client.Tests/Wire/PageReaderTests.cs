namespace RsaCloudAdmin.Client.Tests.Wire;

public class PageReaderTests : WireTest
{
    [Theory]
    [InlineData(null, 100)]
    [InlineData(7, 7)]
    [InlineData(100, 100)]
    [InlineData(500, 100)]
    public async Task Pages_are_as_large_as_needed_and_allowed(int? first, int pageSize)
    {
        // The user event log has its own name for the entries.
        var server = Serve(
            Responses.Json(200, """{"totalPages": 2, "elements": [{"eventId": "0"}], "userEventLogExportEntries": [{"eventId": "1"}]}"""),
            Responses.Json(200, """{"totalPages": 2, "elements": [{"eventId": "2"}]}"""));
        var list = Connect(server).Events.ListUserEvents(first: first);

        var ids = new List<string?>();
        while (await Soon(list.ReadPageAsync()) is { } page)
            ids.AddRange(page.Select(item => item.EventId));

        Assert.Equal(["1", "2"], ids);
        const string Log = "/AdminInterface/restapi/v1/usereventlog/exportlogs";
        Assert.Equal([$"{Log}?pageSize={pageSize}&pageNumber=0", $"{Log}?pageSize={pageSize}&pageNumber=1"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_list_of_no_items_is_not_requested(int first)
    {
        var server = Serve(Responses.Json(400, "{}"));

        Assert.Null(await Soon(Connect(server).Events.ListUserEvents(first: first).ReadPageAsync()));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task After_a_page_that_failed_no_later_page_is_read_as_the_next()
    {
        var server = Serve((request, connection) => (request.Target.EndsWith("pageNumber=1", StringComparison.Ordinal)
            ? Responses.Json(400, "{}")
            : Responses.Json(200, $$"""{"totalPages": 3, "elements": [{"eventId": "{{request.Target[^1]}}"}]}"""))(request, connection));
        var list = Connect(server).Events.ListUserEvents();

        Assert.Equal("0", Assert.Single((await Soon(list.ReadPageAsync()))!).EventId);
        var error = await FailsAsync(() => list.ReadPageAsync());

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Same(error, await FailsAsync(() => list.ReadPageAsync()));
        Assert.Equal(1, list.ReadCount);
    }
}
