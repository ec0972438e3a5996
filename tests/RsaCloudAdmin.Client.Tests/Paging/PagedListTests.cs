using System.Text;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Tests.Paging;

public class PagedListTests
{
    private const int PageSize = 10;

    private readonly List<int> _requested = [];
    private readonly Dictionary<int, TaskCompletionSource<Page<int>>> _held = [];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(95, 10)]
    public async Task All_items_are_read_in_order_and_each_page_is_requested_once(int count, int pages)
    {
        var list = Open(number => PageOf(number, count));

        Assert.Equal(Enumerable.Range(0, count), await AllAsync(list));
        Assert.Equal(Enumerable.Range(0, pages), _requested);
        Assert.Equal((count, count), (list.ReadCount, list.TotalCount));
        Assert.Null(await list.ReadPageAsync());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(35, 4)]
    public async Task Without_a_total_pages_are_requested_one_by_one_until_one_is_not_full(int count, int pages)
    {
        var inFlight = 0;
        var list = Open(async number =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return PageOf(number, count).Result with { TotalPages = null, TotalCount = null };
        });

        Assert.Equal(Enumerable.Range(0, count), await AllAsync(list));
        Assert.Equal(Enumerable.Range(0, pages), _requested);
        Assert.Null(list.TotalCount);
    }

    [Fact]
    public async Task A_list_without_items_has_no_page() => Assert.Null(await Open(number => PageOf(number, 0)).ReadPageAsync());

    [Theory]
    [InlineData(25, 25)]
    [InlineData(null, 20)]
    public async Task The_total_is_the_last_one_that_was_told(int? second, int expected)
    {
        var list = Open(number => Task.FromResult(PageOf(number, 20).Result with { TotalCount = number == 0 ? 20 : second }));

        await list.ReadPageAsync();
        await list.ReadPageAsync();

        Assert.Equal<long?>(expected, list.TotalCount);
    }

    [Fact]
    public async Task The_first_page_is_requested_alone_and_then_as_many_as_may_be_ahead()
    {
        var list = Open(Hold);
        var first = list.ReadPageAsync();
        Assert.Equal([0], _requested);

        Respond(0, count: 1000);
        await first;

        Assert.Equal([0, 1, 2, 3], _requested);
    }

    [Fact]
    public async Task Pages_that_come_out_of_order_are_read_in_order()
    {
        var list = Open(Hold);
        var first = list.ReadPageAsync();
        Respond(0, count: 40);
        await first;
        var second = list.ReadPageAsync();
        Respond(3, count: 40);
        Respond(2, count: 40);
        Assert.False(second.IsCompleted);

        Respond(1, count: 40);

        Assert.Equal(Enumerable.Range(10, 10), await second);
        Assert.Equal(Enumerable.Range(20, 20), await AllAsync(list));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(20, 2)]
    [InlineData(2000, 10)]
    public async Task No_page_is_requested_that_the_first_items_do_not_need(int first, int pages)
    {
        var list = Open(number => PageOf(number, 100), first);

        Assert.Equal(Enumerable.Range(0, Math.Min(first, 100)), await AllAsync(list));
        Assert.Equal(Enumerable.Range(0, pages), _requested);
    }

    [Fact]
    public async Task A_page_that_fails_ends_the_list_after_the_pages_before_it()
    {
        var list = Open(number => number == 2 ? Task.FromException<Page<int>>(new RsaCloudAdminException(RsaErrorReason.ServiceError, "It failed.")) : PageOf(number, 100));

        await list.ReadPageAsync();
        await list.ReadPageAsync();
        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(list.ReadPageAsync);

        Assert.Equal(RsaErrorReason.ServiceError, error.Reason);
        Assert.Equal((20, 100), (list.ReadCount, list.TotalCount));
    }

    [Fact]
    public async Task A_total_that_is_less_than_what_was_read_does_not_end_the_list()
    {
        var list = Open(number => Task.FromResult(PageOf(number, 45).Result with { TotalPages = 0, TotalCount = 0 }));

        while (await list.ReadPageAsync() is not null)
        {
        }

        Assert.Equal(45, list.ReadCount);
    }

    [Fact]
    public async Task An_empty_page_ends_the_list_whatever_the_total_says()
    {
        var list = Open(number => Task.FromResult(NewPage(number == 0 ? [1] : [], int.MaxValue, long.MaxValue)));

        Assert.Equal([1], await AllAsync(list));
        Assert.Null(await list.ReadPageAsync());
    }

    [Fact]
    public async Task Pages_are_requested_ahead_where_only_the_count_of_items_is_known()
    {
        var list = Open(number => number == 0 ? Task.FromResult(PageOf(0, 100).Result with { TotalPages = null }) : Hold(number));

        await list.ReadPageAsync();

        Assert.Equal([0, 1, 2, 3], _requested);
    }

    // With this total, the lower 32 bits of the page count are zero.
    [Fact]
    public async Task A_total_beyond_any_number_of_pages_does_not_end_the_list()
    {
        var list = Open(number => Task.FromResult(NewPage(number < 3 ? [.. Enumerable.Range(number * PageSize, PageSize)] : [], null, PageSize * (1L << 32))));

        Assert.Equal(Enumerable.Range(0, 3 * PageSize), await AllAsync(list));
    }

    [Fact]
    public async Task A_list_that_grows_while_it_is_read_is_read_to_its_new_end()
    {
        var list = Open(number => PageOf(number, number == 0 ? 15 : 25));

        Assert.Equal(Enumerable.Range(0, 25), await AllAsync(list));
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData(60, 60)]
    [InlineData(5, 5)]
    public async Task Pages_that_are_shorter_than_was_asked_for_are_read_on(int? first, int count)
    {
        // The service returns four items per page, although ten were requested.
        var list = Open(number => Task.FromResult(NewPage([.. Enumerable.Range(number * 4, 4)], 25, 100)), first);

        Assert.Equal(Enumerable.Range(0, count), await AllAsync(list));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    [InlineData(-3)]
    public async Task The_count_of_items_is_believed_where_the_number_of_pages_says_less(int? totalPages)
    {
        var list = Open(number => Task.FromResult(PageOf(number, 45).Result with { TotalPages = totalPages }));

        Assert.Equal(Enumerable.Range(0, 45), await AllAsync(list));
    }

    [Fact]
    public async Task The_number_of_pages_is_believed_where_the_count_of_items_is_unknown()
    {
        var list = Open(number => Task.FromResult(NewPage([.. Enumerable.Range(number * 4, 4)], 3, null)));

        Assert.Equal(Enumerable.Range(0, 12), await AllAsync(list));
        Assert.Equal([0, 1, 2], _requested);
    }

    [Fact]
    public async Task A_list_that_shrinks_while_it_is_read_ends_at_its_new_end()
    {
        var list = Open(number => number > 1 ? Task.FromException<Page<int>>(new RsaCloudAdminException(RsaErrorReason.ServiceError, "It failed.")) : PageOf(number, number == 0 ? 35 : 15));

        Assert.Equal(Enumerable.Range(0, 15), await AllAsync(list));
        Assert.Equal([0, 1, 2, 3], _requested);
    }

    [Fact]
    public async Task A_page_that_is_larger_than_was_asked_for_and_tells_no_total_is_the_whole_list()
    {
        var list = Open(_ => Task.FromResult(NewPage([.. Enumerable.Range(0, 30)], null, null)));

        Assert.Equal(Enumerable.Range(0, 30), await AllAsync(list));
        Assert.Equal([0], _requested);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(10, 100)]
    public async Task A_service_that_sends_every_page_again_is_not_read_for_ever(int? totalPages, int? totalCount)
    {
        var list = Open(_ => Task.FromResult(NewPage([.. Enumerable.Range(0, PageSize)], totalPages, totalCount)));

        Assert.Equal(PageSize, (await list.ReadPageAsync())!.Count);
        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(list.ReadPageAsync);

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not read page 2 of the list: the service sent page 1 again."), (error.Reason, error.Message));
        Assert.Equal(error.Message, (await Assert.ThrowsAsync<RsaCloudAdminException>(list.ReadPageAsync)).Message);
        Assert.Equal(PageSize, list.ReadCount);
    }

    [Fact]
    public async Task What_is_ahead_when_there_is_enough_is_not_awaited()
    {
        var list = Open(number => number == 2 ? Task.FromException<Page<int>>(new RsaCloudAdminException(RsaErrorReason.ServiceError, "It failed.")) : Task.FromResult(NewPage([.. Enumerable.Range(number * 15, 15)], 10, 150)), first: 30);

        Assert.Equal(Enumerable.Range(0, 30), await AllAsync(list));
    }

    [Fact]
    public async Task After_an_empty_page_nothing_more_is_read()
    {
        var list = Open(number => Task.FromResult(number == 1 ? NewPage([], 10, 100) : PageOf(number, 100).Result));

        Assert.Equal(Enumerable.Range(0, 10), await AllAsync(list));
        Assert.Null(await list.ReadPageAsync());
    }

    private PagedList<int> Open(Func<int, Task<Page<int>>> getPageAsync, long? first = null) => new(
        number =>
        {
            _requested.Add(number);
            return getPageAsync(number);
        },
        PageSize,
        pagesAhead: 3,
        first);

    private Task<Page<int>> Hold(int number) => (_held[number] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Respond(int number, int count) => _held[number].SetResult(PageOf(number, count).Result);

    private static Task<Page<int>> PageOf(int number, int count) =>
        Task.FromResult(NewPage([.. Enumerable.Range(0, count).Skip(number * PageSize).Take(PageSize)], (count + PageSize - 1) / PageSize, count));

    private static Page<int> NewPage(int[] items, int? totalPages, long? totalCount) => new(items, totalPages, totalCount, Encoding.UTF8.GetBytes(string.Join(",", items)));

    private static async Task<List<int>> AllAsync(PagedList<int> list)
    {
        var all = new List<int>();
        while (await list.ReadPageAsync() is { } page)
            all.AddRange(page);
        return all;
    }
}
