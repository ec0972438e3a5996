using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Write-Error: an error of the script's own.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = ByMessage)]
public sealed class WriteErrorCommand : PSCmdlet
{
    private const string ByMessage = "Message";
    private const string ByRecord = "ErrorRecord";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByMessage)]
    [Alias("Msg")]
    [AllowEmptyString]
    public string Message { get; set; } = string.Empty;

    [Parameter(ParameterSetName = ByMessage)]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = ByMessage)]
    public string ErrorId { get; set; } = "Microsoft.PowerShell.Commands.WriteErrorException";

    [Parameter(ParameterSetName = ByMessage)]
    public object? TargetObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ByRecord)]
    public ErrorRecord? ErrorRecord { get; set; }

    protected override void ProcessRecord() =>
        WriteError(ErrorRecord ?? new ErrorRecord(new InvalidOperationException(Message), ErrorId, Category, TargetObject));
}
