using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Issues enrollment codes to users who enroll their first authenticator, or a new one.</summary>
[Cmdlet(VerbsCommon.New, "RsaEnrollmentCode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaEnrollmentCode), typeof(RsaPlainEnrollmentCode))]
public sealed class NewRsaEnrollmentCodeCommand : UserChangeCommand<RsaIssuedCode>
{
    /// <summary>How long the code works, from 10 minutes to 24 hours, rounded up to whole minutes; 10 minutes by default.</summary>
    [Parameter]
    [Converted(typeof(TimeSpan), "a time such as 02:00:00 for two hours")]
    [ArgumentCompleter(typeof(EnrollmentTimeCompleter))]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Whether the service returns the code, or sends it by e-mail.</summary>
    [Parameter]
    [Converted(typeof(RsaCodeDelivery), "Display or Email")]
    public RsaCodeDelivery SendTo { get; set; } = RsaCodeDelivery.Display;

    /// <summary>The address that the code is sent to; by default, the user's own. Only with -SendTo Email.</summary>
    /// <remarks>Not called EmailAddress, because that is an alias of -UserId: the column that names the user.</remarks>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? Recipient { get; set; }

    /// <summary>Emits the code as readable text instead of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ExpiresIn is { } time && (time < RsaEnrollmentCode.ShortestTime || time > RsaEnrollmentCode.LongestTime))
            ThrowTerminatingError(ErrorRecords.Create(new ArgumentException($"-ExpiresIn is {time:c}, and must be from 10 minutes (00:10:00) to 24 hours (1.00:00:00)."), CommandErrors.InvalidExpiresIn, time));
        if (MyInvocation.BoundParameters.TryGetValue(nameof(Recipient), out var given) && CellText.IsBlank(given))
            ThrowTerminatingError(ErrorRecords.Create(new ArgumentException("-Recipient is empty. Nothing was sent."), CommandErrors.RecipientWithoutEmail, target: null));
        // The value of a script block is bound later, and the text of a key is no longer among the bound parameters.
        if (SendTo != RsaCodeDelivery.Email && (Recipient is not null || MyInvocation.BoundParameters.ContainsKey(nameof(Recipient))))
            ThrowTerminatingError(ErrorRecords.Create(new ArgumentException("-Recipient can be used only with -SendTo Email."), CommandErrors.RecipientWithoutEmail, target: null));
    }

    private protected override RowRequest<RsaIssuedCode> Prepare(CloudAdminClient client, UserRow row)
    {
        var (time, delivery, asPlainText) = (ExpiresIn, SendTo, AsPlainText.ToBool());
        // A list that is also used for other purposes may have a column of this name.
        var recipient = delivery == RsaCodeDelivery.Email ? RecipientOf(row) : null;
        var lasting = time is null ? string.Empty : $" for {time:c}";
        var sending = delivery != RsaCodeDelivery.Email ? string.Empty : $", and send it {(recipient is null ? "by e-mail" : $"to {DisplayText.Quote(recipient)}")}";
        return new($"Issue an enrollment code{lasting}{sending}", call => IssueAsync(client, row.User!, time, delivery, recipient, asPlainText, call));
    }

    private static async Task<RsaIssuedCode> IssueAsync(CloudAdminClient client, UserReference user, TimeSpan? time, RsaCodeDelivery delivery, string? recipient, bool asPlainText, CallContext call)
    {
        var issued = await client.Codes.IssueEnrollmentCodeAsync(user, time, delivery, recipient, call).ConfigureAwait(false);
        return asPlainText ? issued.AsPlainText() : issued;
    }

    private string? RecipientOf(UserRow row)
    {
        RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"The address to send the enrollment code of {row} to {why}.");
        return TextOf(nameof(Recipient), Recipient, row, Invalid) switch
        {
            "" => null,
            var address when !IsAddress(address) => throw Invalid("is not an e-mail address"),
            var address => address,
        };
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@') is var at && at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character));
}
