using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors in how a cmdlet is called.</summary>
internal static class CommandErrors
{
    public static ErrorEntry UsersGivenTwice { get; } = new(nameof(UsersGivenTwice), ErrorCategory.InvalidArgument,
        "Users are given with -UserId and also through the pipeline.",
        "Use only one: -UserId or the pipeline.");

    public static ErrorEntry InvalidExpiresIn { get; } = new(nameof(InvalidExpiresIn), ErrorCategory.InvalidArgument,
        "-ExpiresIn is outside the range of the cmdlet, which the message names. Or -ExpirationDays and -ExpiresIn are given together.",
        "Give a time within the range, such as 02:00:00 for two hours. For a tokencode, you can give whole days with -ExpirationDays instead.");

    public static ErrorEntry InvalidTimeRange { get; } = new(nameof(InvalidTimeRange), ErrorCategory.InvalidArgument,
        "The time given with -After is not earlier than the time given with -Before.",
        "Correct -After or -Before, or leave one of them out. A time without a time zone is local.");

    public static ErrorEntry PipelineInputNotAccepted { get; } = new(nameof(PipelineInputNotAccepted), ErrorCategory.InvalidArgument,
        "Something was piped into a cmdlet that accepts no pipeline input. Or a parameter on the command line takes the place of the pipeline input, such as -EmailLike of Find-RsaUser. The input is not shown.",
        "Run the cmdlet without pipeline input, or leave out the parameter that the message names.");

    public static ErrorEntry RecipientWithoutEmail { get; } = new(nameof(RecipientWithoutEmail), ErrorCategory.InvalidArgument,
        "-Recipient is given without -SendTo Email, or is empty.",
        "Give an address and -SendTo Email to send the code there. Leave out -Recipient to send it to the user's own address.");

    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorEntry.AllOf(typeof(CommandErrors));
}
