using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>A row that was read and whose result has not been written yet.</summary>
/// <param name="Row">The row.</param>
/// <param name="Context">What its call has to tell.</param>
/// <param name="Ending">Its outcome, to be.</param>
internal sealed record PendingRow<TResult>(UserRow Row, CallContext Context, Task<Outcome<TResult>> Ending);
