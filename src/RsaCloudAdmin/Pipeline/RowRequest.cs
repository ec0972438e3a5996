using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>The request of a row. Contains everything that was read from the row and the parameters, because the next row changes both.</summary>
/// <param name="Action">The action, as -WhatIf and -Confirm show it.</param>
/// <param name="SendAsync">Sends the request.</param>
internal sealed record RowRequest<TResult>(string Action, Func<CallContext, Task<TResult>> SendAsync);
