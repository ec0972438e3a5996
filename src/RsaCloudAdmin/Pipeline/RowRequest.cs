using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>What is to be done for a row. Holds everything that was read from the row and the parameters: the next row changes both.</summary>
/// <param name="Action">What is done, as -WhatIf and -Confirm word it.</param>
/// <param name="SendAsync">Does it.</param>
internal sealed record RowRequest<TResult>(string Action, Func<CallContext, Task<TResult>> SendAsync);
