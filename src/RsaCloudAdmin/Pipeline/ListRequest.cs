using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Pipeline;

/// <summary>A list to read. Holds everything that was read from the parameters.</summary>
/// <remarks>Not the list itself: a cmdlet whose methods return a generic type of the client cannot be loaded before the client.</remarks>
/// <param name="Target">What it is read for, as the pipeline or the parameter gave it: errors name it. Null if it is read for nothing in particular, or must not be shown.</param>
/// <param name="Open">Opens it, and sends nothing. Throws an <see cref="RsaCloudAdminException"/> if the parameters name no list.</param>
internal sealed record ListRequest<TItem>(object? Target, Func<CallContext, PagedList<TItem>> Open);
