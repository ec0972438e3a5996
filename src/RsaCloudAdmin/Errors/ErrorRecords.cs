using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Errors;

/// <summary>Makes PowerShell's error records of entries of the catalogue, failures and rows.</summary>
internal static class ErrorRecords
{
    private const int ConnectionsNamed = 5;

    public static ErrorRecord From(RsaCloudAdminException exception, object? target) => Make(exception, ErrorCatalogue.Find(exception), target);

    /// <summary>The error of a connection that was not made: its advice speaks of connecting.</summary>
    public static ErrorRecord ForConnect(RsaCloudAdminException exception, object? target)
    {
        var record = From(exception, target);
        // What was found about a token is about connecting already.
        if (exception is not RsaTokenRefusedException)
            record.ErrorDetails.RecommendedAction = ErrorCatalogue.Find(exception).AdviceForConnect;
        return record;
    }

    /// <summary>The error of a row. It holds the row, and is named by the user alone: a row may have a tokencode in it.</summary>
    public static ErrorRecord ForRow(UserRow row, RsaCloudAdminException exception)
    {
        var record = From(exception, row.Input);
        record.CategoryInfo.TargetName = row.ToString();
        return record;
    }

    public static ErrorRecord From(RsaKeyException exception, object? target) => Make(exception, ErrorCatalogue.Find(exception.Fault), target);

    /// <param name="where">The parameter or the variable that the text of a key was given for.</param>
    public static ErrorRecord KeyMisplaced(string where) => From(new RsaKeyException(RsaKeyFault.KeyMisplaced, KeyTextDetector.InPlaceOf(where)), target: null);

    /// <summary>The error of what cannot be used to connect. It shows nothing of it, and has no target.</summary>
    public static ErrorRecord Unfit(string why) => Make(new ArgumentException($"Could not connect. {why}"), KeyErrors.InvalidEntry, target: null);

    /// <summary>The error of what is given for a connection and is none.</summary>
    public static ErrorRecord NoSuchConnection(string why, string? target) => Make(new ItemNotFoundException(why), ConnectionErrors.ConnectionNotFound, target);

    /// <summary>The error of a connection that would take another's name.</summary>
    /// <param name="connection">The new one.</param>
    /// <param name="earlier">The one that has the name and stays.</param>
    /// <param name="isOfRow">Whether an earlier row made that.</param>
    /// <param name="target">What the error is about.</param>
    public static ErrorRecord NameRepeated(RsaCloudAdminConnection connection, RsaCloudAdminConnection earlier, bool isOfRow, object? target) => Make(
        new ArgumentException($"Could not connect to {connection.Place}: {(isOfRow ? "an earlier row" : "a connection of this session")} has the name {DisplayText.Quote(connection.Name)} too, and is connected to {earlier.Place}. That connection stays."),
        KeyErrors.ConnectionNameRepeated,
        target);

    /// <param name="closed">The name of the default connection that was closed; null if there was none.</param>
    /// <param name="others">The names of the connections that the session still has.</param>
    public static ErrorRecord NotConnected(string? closed, IReadOnlyList<string> others) => Make(
        new InvalidOperationException((closed, others.Count) switch
        {
            (null, _) => "This session is not connected to RSA's Cloud Administration APIs.",
            (_, 0) => $"This session is not connected to RSA's Cloud Administration APIs any more: {DisplayText.Quote(closed)} was disconnected.",
            _ => $"This session has no default connection: {DisplayText.Quote(closed)} was disconnected. It is still connected to {string.Join(", ", others.Take(ConnectionsNamed).Select(DisplayText.Quote))}{(others.Count > ConnectionsNamed ? " and others" : string.Empty)}, and does not change to another tenant by itself.",
        }),
        ConnectionErrors.NotConnected,
        target: null);

    public static ErrorRecord Make(Exception exception, ErrorEntry entry, object? target)
    {
        ErrorRecord record = new(exception, entry.Id, entry.Category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = entry.Advice },
        };
        // Windows PowerShell shows it of every error, as the row has it.
        record.CategoryInfo.TargetName = DisplayText.Line(record.CategoryInfo.TargetName);
        return record;
    }
}
