using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Creates PowerShell's error records from catalog entries and failures.</summary>
internal static class ErrorRecords
{
    private const int ConnectionsNamed = 5;

    public static ErrorRecord From(RsaCloudAdminException exception, object? target) => Create(exception, ErrorCatalogue.Find(exception), target);

    /// <summary>Returns the error for a connection that was not made, with advice for connecting.</summary>
    public static ErrorRecord ForConnect(RsaCloudAdminException exception, object? target)
    {
        var record = From(exception, target);
        // The advice for a refused token is already about connecting.
        if (exception is not RsaTokenRefusedException)
            record.ErrorDetails.RecommendedAction = ErrorCatalogue.Find(exception).AdviceForConnect;
        return record;
    }

    public static ErrorRecord From(RsaKeyException exception, object? target) => Create(exception, ErrorCatalogue.Find(exception.Fault), target);

    /// <param name="where">The parameter or variable that got the text of a key.</param>
    public static ErrorRecord KeyMisplaced(string where) => From(new RsaKeyException(RsaKeyFault.KeyMisplaced, KeyTextDetector.InPlaceOf(where)), target: null);

    /// <summary>Returns the error for a value that cannot be used to connect. It does not show the value, and has no target.</summary>
    public static ErrorRecord Unfit(string why) => Create(new ArgumentException($"Could not connect. {why}"), KeyErrors.InvalidEntry, target: null);

    public static ErrorRecord NoSuchConnection(string why, string? target) => Create(new ItemNotFoundException(why), ConnectionErrors.ConnectionNotFound, target);

    /// <summary>Returns the error for a connection with the name of another one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">The address and the client of the new connection.</param>
    /// <param name="earlierPlace">The same of the connection that has the name and stays.</param>
    /// <param name="isOfRow">Whether an earlier row made the earlier connection.</param>
    /// <param name="target">The target of the error.</param>
    public static ErrorRecord NameRepeated(string name, string place, string earlierPlace, bool isOfRow, object? target) => Create(
        new ArgumentException($"Could not connect to {place}: {(isOfRow ? "an earlier row" : "a connection of this session")} already has the name {DisplayText.Quote(name)} and is connected to {earlierPlace}. That connection is kept."),
        KeyErrors.ConnectionNameRepeated,
        target);

    /// <param name="closed">The name of the closed default connection; null if there was none.</param>
    /// <param name="others">The names of the session's other connections.</param>
    public static ErrorRecord NotConnected(string? closed, IReadOnlyList<string> others) => Create(
        new InvalidOperationException((closed, others.Count) switch
        {
            (null, _) => "This session is not connected to RSA's Cloud Administration APIs.",
            (_, 0) => $"This session is no longer connected to RSA's Cloud Administration APIs: {DisplayText.Quote(closed)} was disconnected.",
            _ => $"This session has no default connection: {DisplayText.Quote(closed)} was disconnected. It is still connected to {string.Join(", ", others.Take(ConnectionsNamed).Select(DisplayText.Quote))}{(others.Count > ConnectionsNamed ? " and others" : string.Empty)}, but never switches to another tenant on its own.",
        }),
        ConnectionErrors.NotConnected,
        target: null);

    /// <param name="after">The start of the range, in UTC.</param>
    /// <param name="before">The end of the range, in UTC.</param>
    public static ErrorRecord InvalidTimeRange(DateTime after, DateTime before) => Create(
        new ArgumentException($"-After ({Local(after)}) must be earlier than -Before ({Local(before)})."), CommandErrors.InvalidTimeRange, target: null);

    /// <param name="cmdlet">The name of the cmdlet.</param>
    /// <param name="beside">The parameter that excludes pipeline input; null if the cmdlet never accepts any.</param>
    public static ErrorRecord PipelineInputNotAccepted(string cmdlet, string? beside = null) => Create(
        new ArgumentException($"{cmdlet} accepts no pipeline input{(beside is null ? string.Empty : $" together with -{beside}")}."), CommandErrors.PipelineInputNotAccepted, target: null);

    public static ErrorRecord Create(Exception exception, ErrorEntry entry, object? target)
    {
        ErrorRecord record = new(exception, entry.Id, entry.Category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = entry.Advice },
        };
        // Windows PowerShell shows the target name in every error, exactly as the row contains it.
        record.CategoryInfo.TargetName = DisplayText.Line(record.CategoryInfo.TargetName);
        return record;
    }

    private static string Local(DateTime time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
