using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Pipeline;

/// <summary>A list to read. Holds everything that was read from the parameters.</summary>
/// <remarks>Not the list itself: a cmdlet whose methods return a generic type of the client cannot be loaded before the client.</remarks>
/// <param name="Open">Opens it, and sends nothing.</param>
internal sealed record ListRequest<TItem>(Func<CallContext, PagedList<TItem>> Open);
