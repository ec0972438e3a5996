using System.Management.Automation;

namespace RsaCloudAdmin.Tests.Help.Building;

/// <summary>A cmdlet with a parameter of each kind that help distinguishes.</summary>
[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class GetSampleCommand : Cmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByName")]
    [Alias("Title", "Label")]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter(ParameterSetName = "ByDay")]
    public DayOfWeek Day { get; set; } = DayOfWeek.Friday;

    [Parameter(DontShow = true)]
    public TimeSpan? Hidden { get; set; }

    [Parameter]
    [ValidateSet("Red", "Green")]
    public string? Color { get; set; }

    [Parameter]
    public int[] Sizes { get; set; } = [1, 2];
}

/// <summary>A cmdlet that takes nothing from the pipeline and emits nothing.</summary>
[Cmdlet(VerbsCommon.Clear, "Sample")]
public sealed class ClearSampleCommand : Cmdlet;
