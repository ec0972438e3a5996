namespace RsaCloudAdmin.Client.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the service's order.</param>
/// <param name="TotalPages">How many pages the list has; null if the service does not say.</param>
/// <param name="TotalCount">How many items the list has; null if the service does not say.</param>
/// <param name="Body">The response that it was read from.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, int? TotalPages, long? TotalCount, ReadOnlyMemory<byte> Body);
