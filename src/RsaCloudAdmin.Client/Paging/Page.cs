namespace RsaCloudAdmin.Client.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items in the service's order.</param>
/// <param name="TotalPages">The number of pages in the list; null if the service does not report it.</param>
/// <param name="TotalCount">The number of items in the list; null if the service does not report it.</param>
/// <param name="Body">The response body that the page was read from.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, int? TotalPages, long? TotalCount, ReadOnlyMemory<byte> Body);
