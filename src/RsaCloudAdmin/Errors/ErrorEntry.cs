using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>An error that the module can write, as error records and about_RsaCloudAdmin_Errors show it.</summary>
/// <param name="Id">The error id. It does not change between versions.</param>
/// <param name="Category">The error category in PowerShell.</param>
/// <param name="When">When the error occurs; null if about_RsaCloudAdmin_Errors does not list it.</param>
/// <param name="Advice">What to do next.</param>
internal sealed record ErrorEntry(string Id, ErrorCategory Category, string? When, string Advice)
{
    /// <summary>The finding, if errors of this id have one entry per finding; otherwise null.</summary>
    public string? Finding { get; init; }

    /// <summary>What to do next if no connection was made.</summary>
    public string AdviceForConnect { get; init; } = "Connect again later. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.";

    /// <summary>
    /// What to do next if a step of a connection test failed. A test always sends the same requests, so no row or user
    /// is the cause.
    /// </summary>
    public string AdviceForTest { get; init; } = "Test again later. If the error persists, check that the address is the service's, and send the message to RSA's support.";

    /// <summary>Returns the entries that are properties of a class, in their order. The class must declare them before it calls this.</summary>
    public static IReadOnlyList<ErrorEntry> AllOf(Type group) =>
        [.. group.GetProperties().Where(property => property.PropertyType == typeof(ErrorEntry)).Select(property => (ErrorEntry)property.GetValue(null)!)];

    /// <summary>Returns the entry with the same advice for connecting and for tests.</summary>
    public ErrorEntry Everywhere() => this with { AdviceForConnect = Advice, AdviceForTest = Advice };

    /// <summary>Returns the entry with the same advice for tests.</summary>
    public ErrorEntry InTestsToo() => this with { AdviceForTest = Advice };
}
