using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Renames hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsCommon.Rename, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class RenameRsaHardwareTokenCommand : HardwareTokenCommand
{
    // Source: "Cloud Administration Update Hardware Token Name API", property updatedName.
    private const int LongestName = 255;

    /// <summary>The token's new name, at most 255 characters.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? NewName { get; set; }

    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        var name = NewNameOf(row);
        return new($"Rename hardware token {DisplayText.Quote(serialNumber)} to {DisplayText.Quote(name)}", call => client.HardwareTokens.RenameAsync(row.User!, serialNumber, name, call));
    }

    private string NewNameOf(UserRow row)
    {
        var name = TextOf(nameof(NewName), NewName, row, what => Invalid($"The new name of the hardware token of {row} {what}."));
        if (string.IsNullOrWhiteSpace(name))
            throw Invalid($"The new name of the hardware token of {row} is missing.");
        if (name.Any(char.IsControl))
            throw Invalid($"The new name of the hardware token of {row} contains a control character, such as a line break or a tab.");
        return name.Length <= LongestName ? name : throw Invalid($"The new name of the hardware token of {row} has {name.Length} characters. The maximum is {LongestName}.");
    }

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidRequest, what);
}
