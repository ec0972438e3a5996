using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Get-Date: the time.</summary>
[Cmdlet(VerbsCommon.Get, "Date")]
[OutputType(typeof(DateTime), typeof(string))]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public DateTime? Date { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    /// <summary>Gives the time as a text, by a format of .NET.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    protected override void ProcessRecord()
    {
        var date = Date ?? DateTime.Now;
        if (AsUTC)
            date = date.ToUniversalTime();
        WriteObject(Format is null ? date : date.ToString(Format, CultureInfo.CurrentCulture));
    }
}
