namespace RsaCloudAdmin.Client.Paging;

/// <summary>A list that the service sends in pages. Pages are requested ahead of the reader, and read in their order. For one reader.</summary>
/// <remarks>
/// The first page is requested alone. If it reports the number of pages, the next pages are requested at the same time. Only the
/// pages ahead of the reader are in memory. Items that are added or removed during this time may be missing or appear twice.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class PagedList<T>
{
    private readonly Func<int, Task<Page<T>>> _getPageAsync;
    private readonly int _pageSize;
    private readonly int _pagesAhead;
    private readonly long _first;
    private readonly Queue<Task<Page<T>>> _requested = new();
    private int _nextPage;
    private int _pagesRead;
    private int _endPage;
    private ReadOnlyMemory<byte> _lastBody;

    /// <param name="getPageAsync">Gets a page by its number. The first page has the number 0.</param>
    /// <param name="pageSize">The number of items in each page except the last one.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most items to read; null for all.</param>
    internal PagedList(Func<int, Task<Page<T>>> getPageAsync, int pageSize, int pagesAhead, long? first)
    {
        _getPageAsync = getPageAsync;
        _pageSize = pageSize;
        _pagesAhead = pagesAhead;
        _first = first ?? long.MaxValue;
        _endPage = _first > 0 ? 1 : 0;
    }

    /// <summary>The number of items in the service's list; null if it is not known, or if nothing was read yet.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>The number of items that were read.</summary>
    public long ReadCount { get; private set; }

    /// <summary>Reads the next page.</summary>
    /// <returns>The items of the page; null at the end of the list.</returns>
    /// <exception cref="RsaCloudAdminException">The page could not be read. Each further call throws this error again.</exception>
    public async Task<IReadOnlyList<T>?> ReadPageAsync()
    {
        RequestAhead();
        if (_requested.Count == 0)
            return null;
        // A page that fails stays in the queue. Otherwise, a further call would return a later page as the next one.
        var page = await _requested.Peek().ConfigureAwait(false);
        // If a service ignored the page number, the list would never end.
        if (page.Items.Count > 0 && page.Body.Span.SequenceEqual(_lastBody.Span))
            throw new RsaCloudAdminException(RsaErrorReason.UnexpectedResponse, $"Could not read page {_pagesRead + 1} of the list: the service sent page {_pagesRead} again.");
        _ = _requested.Dequeue();
        _lastBody = page.Body;
        _pagesRead++;
        TotalCount = page.TotalCount ?? TotalCount;
        var items = page.Items.Count <= _first - ReadCount ? page.Items : [.. page.Items.Take((int)(_first - ReadCount))];
        ReadCount += items.Count;
        _endPage = EndAfter(page);
        if (_endPage <= _pagesRead)
            _requested.Clear();
        // So that they arrive while the reader works.
        RequestAhead();
        return items.Count > 0 ? items : null;
    }

    // An empty page ends the list, whatever the totals are. A page that is larger than requested is the whole list.
    private int EndAfter(Page<T> page)
    {
        if (page.Items.Count == 0 || ReadCount >= _first)
            return 0;
        var left = TotalCount is { } total && total >= ReadCount ? total - ReadCount : page.Items.Count == _pageSize ? 1 : 0;
        // Pages may be shorter than requested. Then more pages follow when these were read.
        var end = Math.Min(Math.Max(page.TotalPages ?? 0, _pagesRead + PagesOf(left)), _pagesRead + PagesOf(_first - ReadCount));
        return (int)Math.Min(end, int.MaxValue);
    }

    private long PagesOf(long items) => items > 0 ? ((items - 1) / _pageSize) + 1 : 0;

    private void RequestAhead()
    {
        while (_nextPage < _endPage && _requested.Count < _pagesAhead)
        {
            var page = _getPageAsync(_nextPage++);
            // Marks the exception as observed: after an earlier page has failed, this page is not read.
            _ = page.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _requested.Enqueue(page);
        }
    }
}
