using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the details of hardware tokens, such as whose they are.</summary>
[Cmdlet(VerbsCommon.Get, "RsaHardwareToken")]
[OutputType(typeof(RsaHardwareToken))]
public sealed class GetRsaHardwareTokenCommand : BulkCommand<RsaHardwareToken>
{
    private readonly KeyLines _keyLines = new();

    /// <summary>
    /// The serial numbers on the backs of the tokens, at most 36 characters each, or rows and objects with a column that
    /// contains one.
    /// </summary>
    /// <remarks>Not a string, because PowerShell would convert a row to its text, including tokencodes.</remarks>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("SerialNumber", "Serial")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? TokenSerialNumber { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        PipelineInput.RefuseBeside(this, nameof(TokenSerialNumber), TokenSerialNumber);
    }

    protected override void ProcessRecord()
    {
        string[] columns = [nameof(TokenSerialNumber), .. MyInvocation.MyCommand.Parameters[nameof(TokenSerialNumber)].Aliases];
        foreach (var given in TokenSerialNumber is { Length: > 0 } several ? several : [null])
        {
            var row = TokenRow.Read(given, columns, _keyLines);
            Add(row, () => Prepare(Connection!.Client, row.ReadSerialNumber()));
        }
    }

    private static RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, string serialNumber) => new("Look up", call => client.HardwareTokens.LookUpAsync(serialNumber, call));
}
