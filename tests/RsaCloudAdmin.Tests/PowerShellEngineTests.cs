using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

public sealed class PowerShellEngineTests
{
    [Fact]
    public async Task A_pipeline_can_be_watched_and_stopped()
    {
        using var engine = PowerShellEngine.Open();

        using var pipeline = engine.Start("'first'; Start-Sleep 600; 'never'");
        var emitted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pipeline.Output.DataAdded += (_, _) => emitted.TrySetResult();
        if (pipeline.Output.Count == 0)
            await emitted.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal("first", pipeline.Output[0].ToString());
        var result = await pipeline.StopAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.True(result.WasStopped);
        Assert.Equal(["first"], result.OutputAs<string>());
    }

    [Fact]
    public void Input_and_an_error_that_ends_the_script_are_told()
    {
        using var engine = PowerShellEngine.Open();

        var result = engine.Run("$input | ForEach-Object { $_ * 2 }; throw 'it broke'", new[] { 1, 2 });

        Assert.Equal([2, 4], result.OutputAs<int>());
        Assert.Equal("it broke", result.TerminatingError?.Exception.Message);
        Assert.False(result.WasStopped);
    }
}
