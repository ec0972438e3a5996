using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Errors;

/// <summary>Makes PowerShell's error records: a stable id, the fitting category, the row, and what to do next.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord Of(RsaCloudAdminException exception, object? target)
    {
        var (category, action) = exception is RsaTokenRefusedException refused ? ErrorGuide.For(refused.Fault) : ErrorGuide.For(exception.Reason);
        return Make(exception, exception.Reason.ToString(), category, target, action);
    }

    /// <summary>The error of a row. It holds the row, and is named by the user alone: a row may have a tokencode in it.</summary>
    public static ErrorRecord OfRow(UserRow row, RsaCloudAdminException exception)
    {
        var record = Of(exception, row.Input);
        record.CategoryInfo.TargetName = row.ToString();
        return record;
    }

    public static ErrorRecord Of(RsaKeyException exception, object? target)
    {
        var (category, action) = ErrorGuide.For(exception.Fault);
        return Make(exception, exception.Fault.ToString(), category, target, action);
    }

    /// <param name="where">The parameter that the text of a key was given for.</param>
    public static ErrorRecord KeyMisplaced(string where) => Of(new RsaKeyException(RsaKeyFault.KeyMisplaced, KeyText.InPlaceOf(where)), target: null);

    public static ErrorRecord NotConnected() => Make(
        new InvalidOperationException("This session is not connected to RSA's Cloud Administration APIs."),
        "NotConnected",
        ErrorCategory.ConnectionError,
        null,
        "Run Connect-RsaCloudAdmin first, or give a connection by -Connection.");

    public static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string action)
    {
        ErrorRecord record = new(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action },
        };
        // Windows PowerShell shows it of every error, as the row has it.
        record.CategoryInfo.TargetName = Quoted.Line(record.CategoryInfo.TargetName);
        return record;
    }
}
