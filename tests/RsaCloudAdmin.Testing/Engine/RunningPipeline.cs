using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>A pipeline on its way. Its runspace runs no other until it is done.</summary>
public sealed class RunningPipeline : IDisposable
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<object?> _input = [];

    private RunningPipeline(PowerShell shell, IEnumerable? input)
    {
        _shell = shell;
        foreach (var item in input ?? Array.Empty<object>())
            _input.Add(item);
        _input.Complete();
        Completion = CompleteAsync(_shell.BeginInvoke(_input, Output));
    }

    /// <summary>The objects emitted so far; it can be read, and waited on, while the pipeline runs.</summary>
    public PSDataCollection<PSObject> Output { get; } = [];

    /// <summary>The streams beside the output, as far as they are written.</summary>
    public PSDataStreams Streams => _shell.Streams;

    /// <summary>Done when the pipeline is. An error of the pipeline is in the result, and does not fail the task.</summary>
    public Task<PipelineResult> Completion { get; }

    /// <summary>Stops the pipeline as Ctrl+C does, and waits for its end.</summary>
    public async Task<PipelineResult> StopAsync()
    {
        await _shell.StopAsync(null, null).ConfigureAwait(false);
        return await Completion.ConfigureAwait(false);
    }

    /// <summary>Lets go of the pipeline; one that still runs is stopped first.</summary>
    public void Dispose()
    {
        _shell.Dispose();
        Output.Dispose();
        _input.Dispose();
    }

    internal static RunningPipeline Start(Runspace runspace, string script, IEnumerable? input) =>
        new(PowerShell.Create(runspace).AddScript(script), input);

    private async Task<PipelineResult> CompleteAsync(IAsyncResult invocation)
    {
        ErrorRecord? terminatingError = null;
        try
        {
            await Task.Factory.FromAsync(invocation, _shell.EndInvoke).ConfigureAwait(false);
        }
        catch (PipelineStoppedException)
        {
            // The state below says so too, and for pipelines that end quietly when they are stopped.
        }
        catch (RuntimeException e)
        {
            terminatingError = e.ErrorRecord;
        }

        var wasStopped = _shell.InvocationStateInfo.State == PSInvocationState.Stopped;
        return new PipelineResult(Output, _shell.Streams, terminatingError, wasStopped);
    }
}
