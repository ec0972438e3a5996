using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors in how a cmdlet is called.</summary>
internal static class CommandErrors
{
    public static ErrorEntry UsersGivenTwice { get; } = new(nameof(UsersGivenTwice), ErrorCategory.InvalidArgument,
        "Users are given with -UserId and also through the pipeline.",
        "Use only one: -UserId or the pipeline.");

    public static ErrorEntry InvalidExpiresIn { get; } = new(nameof(InvalidExpiresIn), ErrorCategory.InvalidArgument,
        "-ExpiresIn is less than a minute, or more than seven days. Or -ExpirationDays and -ExpiresIn are given together.",
        "Give either a time such as 02:00:00 for two hours, or whole days with -ExpirationDays.");

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        UsersGivenTwice,
        InvalidExpiresIn,
    ];
}
