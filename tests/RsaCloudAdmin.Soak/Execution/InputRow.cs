using System.Management.Automation;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>Creates pipeline input: a separate object for each row, so that errors can be matched to rows.</summary>
internal static class InputRow
{
    private static readonly string Nothing = Guid.Empty.ToString();

    public static object Make(PlannedRow row, Dictionary<int, string> tokencodeIds)
    {
        if (row.Column is null)
            return new string(row.Name.AsSpan());
        var input = new PSObject();
        input.Properties.Add(new PSNoteProperty(row.Column, row.Name));
        if (row.SerialNumber is { } serial)
            input.Properties.Add(new PSNoteProperty("TokenSerialNumber", serial));
        if (row.DeviceId is { } device)
            input.Properties.Add(new PSNoteProperty("AuthenticatorId", device));
        if (row.NamesTokencode || row.Flaw == Flaw.WrongValue)
            input.Properties.Add(new PSNoteProperty("EmergencyTokencodeId", row.NamesTokencode && row.User is { } user && tokencodeIds.TryGetValue(user, out var id) ? id : Nothing));
        return input;
    }
}
