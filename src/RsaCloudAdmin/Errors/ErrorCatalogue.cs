namespace RsaCloudAdmin.Errors;

/// <summary>Every error that the module can write. The build generates about_RsaCloudAdmin_Errors from it.</summary>
internal static class ErrorCatalogue
{
    /// <summary>The entries by group. The template of about_RsaCloudAdmin_Errors contains the name of each group where its entries belong.</summary>
    // The help builder reads this property by its name.
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

    /// <summary>Returns the entry of a failure. For a refused token, the entry depends on the finding.</summary>
    public static ErrorEntry Find(RsaCloudAdminException failure) => failure is RsaTokenRefusedException refused ? Find(refused.Fault) : Find(failure.Reason);
}
