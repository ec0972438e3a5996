namespace RsaCloudAdmin.Client;

/// <summary>Something to report that happened during a call and did not make it fail.</summary>
/// <param name="IsWarning">True for a warning; false for a detail that is shown only on request.</param>
/// <param name="Text">One sentence, without secrets.</param>
public sealed record CallNote(bool IsWarning, string Text);
