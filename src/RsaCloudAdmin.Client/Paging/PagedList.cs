namespace RsaCloudAdmin.Client.Paging;

/// <summary>
/// A list that the service sends page by page. Pages are requested ahead of the reader and read in their order. For one reader.
/// </summary>
/// <remarks>
/// The first page is requested alone. If it says how many there are, the next ones are requested at the same time. Memory
/// holds the pages ahead, and no more. Items that are added or removed meanwhile may be missing, or appear twice.
/// </remarks>
/// <typeparam name="T">An item.</typeparam>
public sealed class PagedList<T>
{
    private readonly Func<int, Task<Page<T>>> _getPageAsync;
    private readonly int _pageSize;
    private readonly int _pagesAhead;
    private readonly long _first;
    private readonly Queue<Task<Page<T>>> _requested = new();
    private int _nextPage;
    private int _pagesRead;
    private int _endPage = 1;
    private ReadOnlyMemory<byte> _lastBody;

    /// <param name="getPageAsync">Gets the page of a number. The first one has the number 0.</param>
    /// <param name="pageSize">How many items a page has, the last one aside.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">How many items are read at most; null for all.</param>
    internal PagedList(Func<int, Task<Page<T>>> getPageAsync, int pageSize, int pagesAhead, long? first)
    {
        _getPageAsync = getPageAsync;
        _pageSize = pageSize;
        _pagesAhead = pagesAhead;
        _first = first ?? long.MaxValue;
    }

    /// <summary>How many items the service's list has; null if that is not known, or nothing was read yet.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>How many items were read.</summary>
    public long ReadCount { get; private set; }

    /// <summary>Reads the next page.</summary>
    /// <returns>Its items; null if there are no more.</returns>
    /// <exception cref="RsaCloudAdminException">The page could not be read.</exception>
    public async Task<IReadOnlyList<T>?> ReadPageAsync()
    {
        RequestAhead();
        if (_requested.Count == 0)
            return null;
        var page = await _requested.Dequeue().ConfigureAwait(false);
        // A service that ignores the number of the page would be read for ever.
        if (page.Items.Count > 0 && page.Body.Span.SequenceEqual(_lastBody.Span))
            throw new RsaCloudAdminException(RsaErrorReason.UnexpectedResponse, $"Could not read page {_pagesRead + 1} of the list: the service sent page {_pagesRead} again.");
        _lastBody = page.Body;
        _pagesRead++;
        TotalCount = page.TotalCount ?? TotalCount;
        var items = page.Items.Count <= _first - ReadCount ? page.Items : [.. page.Items.Take((int)(_first - ReadCount))];
        ReadCount += items.Count;
        _endPage = EndAfter(page);
        if (_endPage <= _pagesRead)
            _requested.Clear();
        // They are on their way while the reader works.
        RequestAhead();
        return items.Count > 0 ? items : null;
    }

    // An empty page ends the list, whatever the totals say. A page that is larger than was asked for is the whole list.
    private int EndAfter(Page<T> page)
    {
        if (page.Items.Count == 0 || ReadCount >= _first)
            return 0;
        var left = TotalCount is { } total ? total - ReadCount : page.Items.Count == _pageSize ? 1 : 0;
        // Pages may be shorter than was asked for: then more of them follow when these were read.
        var end = Math.Min(Math.Max(page.TotalPages ?? 0, _pagesRead + PagesOf(left)), _pagesRead + PagesOf(_first - ReadCount));
        return (int)Math.Min(end, int.MaxValue);
    }

    private long PagesOf(long items) => items > 0 ? ((items - 1) / _pageSize) + 1 : 0;

    private void RequestAhead()
    {
        while (_nextPage < _endPage && _requested.Count < _pagesAhead)
        {
            var page = _getPageAsync(_nextPage++);
            // Not read any more once an earlier page has failed.
            _ = page.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _requested.Enqueue(page);
        }
    }
}
