using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Disables all emergency tokencodes of users.</summary>
[Cmdlet(VerbsLifecycle.Disable, "RsaEmergencyTokencode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaEmergencyTokencodeStatus))]
public sealed class DisableRsaEmergencyTokencodeCommand : UserChangeCommand<RsaEmergencyTokencodeStatus>
{
    private int _warnings;

    /// <summary>The id of the tokencode from when it was issued. If it is omitted, it is read from the user's details.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("EacId")]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? EmergencyTokencodeId { get; set; }

    private protected override RowRequest<RsaEmergencyTokencodeStatus> Prepare(CloudAdminClient client, UserRow row)
    {
        const string Action = "Disable all emergency tokencodes";
        var tokencodeId = TextOf(nameof(EmergencyTokencodeId), EmergencyTokencodeId, row, what =>
            new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"The id of the emergency tokencode of {row} {what}."));
        if (tokencodeId.Length == 0)
            return new(Action, call => client.EmergencyTokencodes.DisableAsync(row.User!, null, call));

        var (isKnown, worksOfflineUntil) = OfflineExpirationDate(row.Columns);
        return new(Action, call =>
        {
            // Once per run, and here instead of above, because a row that is not confirmed is never sent.
            if (!isKnown && Interlocked.Increment(ref _warnings) == 1)
                call.Warn("A tokencode that was already used offline keeps working offline until it expires. Get-RsaUser shows when it expires.");
            return DisableAsync(client, row, tokencodeId, worksOfflineUntil, call);
        });
    }

    private static async Task<RsaEmergencyTokencodeStatus> DisableAsync(CloudAdminClient client, UserRow row, string tokencodeId, DateTime? worksOfflineUntil, CallContext call)
    {
        var status = await client.EmergencyTokencodes.DisableAsync(row.User!, tokencodeId, call).ConfigureAwait(false);
        status.OfflineExpirationDate = worksOfflineUntil;
        return status;
    }

    // The column comes from Enable-RsaEmergencyTokencode or Get-RsaUser. If it is empty, the tokencode does not work offline.
    private static (bool IsKnown, DateTime? Until) OfflineExpirationDate(RowColumns columns)
    {
        var name = columns.Find("OfflineExpirationDate").Concat(columns.Find("OfflineEmergencyTokencodeExpiration")).FirstOrDefault();
        if (name is null)
            return (false, null);
        var value = columns.Value(name);
        var date = RowDates.Read(value);
        return (date is not null || CellText.Read(value) is { Length: 0 }, date);
    }
}
