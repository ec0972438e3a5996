using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Paging;

/// <summary>Requests and reads the pages of a list.</summary>
/// <typeparam name="TEntry">The type of the entries, as the service sends them.</typeparam>
/// <param name="connection">Sends the requests.</param>
/// <param name="page">How to read a page with totals.</param>
/// <param name="list">How to read a page that is only the list. Some versions of the API send no totals.</param>
internal sealed class PageReader<TEntry>(ApiConnection connection, JsonTypeInfo<PageResponse<TEntry>> page, JsonTypeInfo<List<TEntry>> list)
    where TEntry : class
{
    /// <summary>Opens a list. Sends nothing before it is read.</summary>
    /// <param name="requestOf">Returns the request for a page, with the given query.</param>
    /// <param name="toItem">Returns the item for an entry of the response.</param>
    /// <param name="largestPage">The largest number of items in a page that the service allows.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most items to read; null for all.</param>
    /// <param name="call">The call that the requests belong to.</param>
    public PagedList<TItem> Open<TItem>(Func<(string Name, string? Value)[], ServiceRequest> requestOf, Func<ServiceResponse<PageResponse<TEntry>>, TEntry, TItem> toItem, int largestPage, int pagesAhead, int? first, CallContext call)
    {
        var pageSize = Math.Min(first ?? largestPage, largestPage);
        return new PagedList<TItem>(number => ReadAsync(requestOf([("pageSize", Text(pageSize)), ("pageNumber", Text(number))]), toItem, call), pageSize, pagesAhead, first);
    }

    /// <summary>Requests and reads one page.</summary>
    /// <exception cref="RsaCloudAdminException">There is no response, or it is an error, or it is not a page.</exception>
    public async Task<Page<TItem>> ReadAsync<TItem>(ServiceRequest request, Func<ServiceResponse<PageResponse<TEntry>>, TEntry, TItem> toItem, CallContext call)
    {
        var received = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (!received.IsSuccess)
            throw connection.ErrorOf(request, received);
        var response = ApiConnection.ReadObjectOrList(request, received, page, list, entries => new() { Elements = entries }, call);
        return new(
            [.. response.Required(response.Body.UserEventLogExportEntries ?? response.Body.Elements).Select(element => response.Required(element)).Select(entry => toItem(response, entry))],
            int.TryParse(response.Body.TotalPages, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : null,
            long.TryParse(response.Body.TotalElements, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            received.Body);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
