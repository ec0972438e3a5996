using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Withdraws all emergency tokencodes of users.</summary>
[Cmdlet(VerbsLifecycle.Disable, "RsaEmergencyTokencode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaEmergencyTokencodeStatus))]
public sealed class DisableRsaEmergencyTokencodeCommand : UserChangeCommand<RsaEmergencyTokencodeStatus>
{
    private bool _warned;

    /// <summary>The tokencode's id, as it was issued with. Without it, it is taken from the user's details.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("EacId")]
    [AllowNull]
    [AllowEmptyString]
    public string? EmergencyTokencodeId { get; set; }

    private protected override string Action => "Disable all emergency tokencodes";

    private protected override Task<RsaEmergencyTokencodeStatus> SendAsync(CloudAdminClient client, UserRow row, CallContext call)
    {
        var tokencodeId = EmergencyTokencodeId?.Trim();
        if (string.IsNullOrEmpty(tokencodeId))
            return client.DisableEmergencyTokencodeAsync(row.User!, null, call);

        var worksOfflineUntil = OfflineExpirationDate(row);
        if (worksOfflineUntil is null && !_warned)
        {
            _warned = true;
            call.Warn("A tokencode that was already used offline goes on working offline until it expires, and its id alone does not tell when that is. Get-RsaUser shows it.");
        }

        return DisableAsync(client, row, tokencodeId!, worksOfflineUntil, call);
    }

    private static async Task<RsaEmergencyTokencodeStatus> DisableAsync(CloudAdminClient client, UserRow row, string tokencodeId, DateTime? worksOfflineUntil, CallContext call)
    {
        var status = await client.DisableEmergencyTokencodeAsync(row.User!, tokencodeId, call).ConfigureAwait(false);
        status.OfflineExpirationDate = worksOfflineUntil;
        return status;
    }

    // What Enable-RsaEmergencyTokencode emitted tells it.
    private static DateTime? OfflineExpirationDate(UserRow row) =>
        row.Input is { } input ? RowDates.Read(PSObject.AsPSObject(input), "OfflineExpirationDate") : null;
}
