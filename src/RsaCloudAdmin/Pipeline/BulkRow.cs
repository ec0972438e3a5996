namespace RsaCloudAdmin.Pipeline;

/// <summary>One row to process. Its text is the name of the row in messages.</summary>
/// <param name="Input">The original pipeline object, for the TargetObject of an error, so that failed rows can be run again.</param>
/// <param name="Failure">Why the row cannot be used; null if it can.</param>
internal abstract record BulkRow(object? Input, RsaCloudAdminException? Failure);
