using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Unlocks sign-in methods of users.</summary>
[Cmdlet(VerbsCommon.Unlock, "RsaUserMethod", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUserMethodStatus))]
public sealed class UnlockRsaUserMethodCommand : UserChangeCommand<RsaUserMethodStatus>
{
    /// <summary>The methods to unlock; all three by default.</summary>
    [Parameter(Position = 1)]
    [Converted(typeof(RsaUserMethod[]), "one or more of Token, Sms and Voice")]
    [ValidateNotNullOrEmpty]
    public RsaUserMethod[] Method { get; set; } = [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice];

    private protected override RowRequest<RsaUserMethodStatus> Prepare(CloudAdminClient client, UserRow row)
    {
        var methods = Method.Distinct().ToArray();
        return new($"Unlock {string.Join(", ", methods)}", call => client.Users.UnlockAsync(row.User!, methods, call));
    }
}
