using System.Management.Automation;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>Base class of tests of what is displayed during a wait.</summary>
public abstract class ProgressTest : CmdletTest
{
    /// <summary>Waits until a display, or a wanted one, has been shown or updated a number of times.</summary>
    private protected static Task UntilShownAsync(RunningPipeline pipeline, Func<ProgressRecord, bool>? isWanted = null, int times = 1) =>
        UntilAsync(() => pipeline.Streams.Progress.Snapshot().Count(isWanted ?? (_ => true)) >= times, "a display is shown");

    private protected static void AssertTakenAway(PipelineResult result)
    {
        Assert.True(result.Progress.Count > 1);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Single(result.Progress, record => record.RecordType == ProgressRecordType.Completed);
    }
}
