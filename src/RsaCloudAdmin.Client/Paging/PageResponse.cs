namespace RsaCloudAdmin.Client.Paging;

/// <summary>A page of a list, as the service sends it.</summary>
/// <typeparam name="T">The type of the entries.</typeparam>
internal sealed class PageResponse<T>
    where T : class
{
    public string? TotalPages { get; set; }
    public string? TotalElements { get; set; }
    public List<T>? Elements { get; set; }

    /// <summary>The entries of the user event log, which names them differently.</summary>
    public List<T>? UserEventLogExportEntries { get; set; }
}
