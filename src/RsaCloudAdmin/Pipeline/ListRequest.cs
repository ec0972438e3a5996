using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Pipeline;

/// <summary>The request of a list. Contains everything that was read from the parameters.</summary>
/// <remarks>
/// Does not contain the list itself: a cmdlet whose methods return a generic type of the client cannot be loaded before
/// the client.
/// </remarks>
/// <param name="Target">
/// The target of errors: the value from the pipeline or the parameter that the list was requested for. Null if there is
/// none, or if it must not be shown.
/// </param>
/// <param name="Open">Opens the list, and sends nothing. Throws an <see cref="RsaCloudAdminException"/> if the parameters are invalid.</param>
internal sealed record ListRequest<TItem>(object? Target, Func<CallContext, PagedList<TItem>> Open)
{
    /// <summary>Selects the items to write, if the service cannot; null for all. The list must then be opened without a limit.</summary>
    public Func<TItem, bool>? Filter { get; init; }
}
