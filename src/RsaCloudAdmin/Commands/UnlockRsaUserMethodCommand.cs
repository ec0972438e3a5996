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
    [ValidateNotNullOrEmpty]
    public RsaUserMethod[] Method { get; set; } = [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice];

    private protected override string Action => $"Unlock {string.Join(", ", Method)}";

    private protected override Task<RsaUserMethodStatus> SendAsync(CloudAdminClient client, UserRow row, CallContext call) =>
        client.UnlockAsync(row.User!, Method.Distinct().ToArray(), call);
}
