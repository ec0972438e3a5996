namespace RsaCloudAdmin.Client;

/// <summary>Something worth telling that happened during a call and did not make it fail.</summary>
/// <param name="IsWarning">Whether a person should read it even if he did not ask for details.</param>
/// <param name="Text">One sentence, without secrets.</param>
public sealed record CallNote(bool IsWarning, string Text);
