using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Pipeline;

/// <summary>One row to process. Its text is the name of the row in messages.</summary>
/// <param name="Input">The original pipeline object, for the TargetObject of an error, so that failed rows can be run again.</param>
/// <param name="Failure">Why the row cannot be used; null if it can.</param>
internal abstract record BulkRow(object? Input, RsaCloudAdminException? Failure)
{
    /// <summary>Returns the error for a failure. The target is the row, but its name is only the user or the token, because a row may contain a tokencode.</summary>
    public ErrorRecord ErrorFor(RsaCloudAdminException failure)
    {
        var record = ErrorRecords.From(failure, Input);
        record.CategoryInfo.TargetName = ToString();
        return record;
    }
}
