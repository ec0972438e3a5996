namespace RsaCloudAdmin.Errors;

/// <summary>Every error that the module can write. about_RsaCloudAdmin_Errors is made from it when the module is built.</summary>
internal static class ErrorCatalogue
{
    /// <summary>The entries by their groups, whose names the text of about_RsaCloudAdmin_Errors has where a group belongs.</summary>
    // The builder of the help reads it by its name.
    public static IReadOnlyDictionary<string, IReadOnlyList<ErrorEntry>> Groups { get; } = new Dictionary<string, IReadOnlyList<ErrorEntry>>(StringComparer.Ordinal)
    {
        ["Row"] = RowErrors.All,
        ["Connection"] = ConnectionErrors.All,
        ["Token"] = TokenErrors.All,
        ["Key"] = KeyErrors.All,
        ["Command"] = CommandErrors.All,
    };

    private static readonly Dictionary<string, ErrorEntry> Ids = Groups.Values.SelectMany(group => group).Where(entry => entry.Finding is null).ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    private static readonly Dictionary<string, ErrorEntry> TokenFaults = TokenErrors.All.ToDictionary(entry => entry.Finding!, StringComparer.Ordinal);

    public static ErrorEntry Find(RsaErrorReason reason) => Ids[reason.ToString()];

    public static ErrorEntry Find(RsaKeyFault fault) => Ids[fault.ToString()];

    public static ErrorEntry Find(RsaTokenFault fault) => TokenFaults[fault.ToString()];

    /// <summary>The entry of a failure: by what was found, where that is known.</summary>
    public static ErrorEntry Find(RsaCloudAdminException failure) => failure is RsaTokenRefusedException refused ? Find(refused.Fault) : Find(failure.Reason);
}
