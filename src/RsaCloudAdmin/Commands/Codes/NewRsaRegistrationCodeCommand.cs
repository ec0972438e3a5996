using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Issues codes with which users register a device.</summary>
[Cmdlet(VerbsCommon.New, "RsaRegistrationCode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaRegistrationCode), typeof(RsaPlainRegistrationCode))]
public sealed class NewRsaRegistrationCodeCommand : UserChangeCommand<RsaIssuedCode>
{
    /// <summary>The kind of device: Mobile for iOS and Android, Desktop for Windows and macOS.</summary>
    [Parameter]
    [Converted(typeof(RsaRegistrationPlatform), "Mobile or Desktop")]
    public RsaRegistrationPlatform Platform { get; set; } = RsaRegistrationPlatform.Mobile;

    /// <summary>Emits the code as readable text instead of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override RowRequest<RsaIssuedCode> Prepare(CloudAdminClient client, UserRow row)
    {
        var (platform, asPlainText) = (Platform, AsPlainText.ToBool());
        return new($"Issue a registration code ({platform})", call => IssueAsync(client, row.User!, platform, asPlainText, call));
    }

    private static async Task<RsaIssuedCode> IssueAsync(CloudAdminClient client, UserReference user, RsaRegistrationPlatform platform, bool asPlainText, CallContext call)
    {
        var issued = await client.Codes.IssueRegistrationCodeAsync(user, platform, call).ConfigureAwait(false);
        return asPlainText ? issued.AsPlainText() : issued;
    }
}
