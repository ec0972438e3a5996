namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>A step before it is done.</summary>
/// <param name="Step">Which one it is.</param>
/// <param name="Target">The host that it is about.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record DiagnosisStep(RsaConnectionStep Step, string Target, Func<CallContext, Task<Finding>> RunAsync);
