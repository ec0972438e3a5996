using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>An error that the module can write: what scripts and people find in it, and in about_RsaCloudAdmin_Errors.</summary>
/// <param name="Id">The error's id. It does not change from one version to the next.</param>
/// <param name="Category">PowerShell's category.</param>
/// <param name="When">When it is written; null if about_RsaCloudAdmin_Errors does not list it.</param>
/// <param name="Advice">What a person does next.</param>
internal sealed record ErrorEntry(string Id, ErrorCategory Category, string? When, string Advice)
{
    /// <summary>What was found, if errors of this id have entries by that; null otherwise.</summary>
    public string? Finding { get; init; }

    /// <summary>What a person does next if no connection was made.</summary>
    public string AdviceForConnect { get; init; } = "Connect again later. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.";

    /// <summary>What a person does next if a step of a connection test failed. A test always asks the same, so that no row or user is the cause.</summary>
    public string AdviceForTest { get; init; } = "Test again later. If this lasts, check that the address is the service's, and report the message to RSA's support.";

    /// <summary>The same advice wherever it is written.</summary>
    public ErrorEntry Everywhere() => this with { AdviceForConnect = Advice, AdviceForTest = Advice };

    /// <summary>The same advice in a connection test.</summary>
    public ErrorEntry InTestsToo() => this with { AdviceForTest = Advice };
}
