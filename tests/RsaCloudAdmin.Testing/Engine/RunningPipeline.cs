using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>A running pipeline. Its runspace runs no other pipeline until it ends.</summary>
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

    /// <summary>The objects emitted so far. Can be read, and waited on, while the pipeline runs.</summary>
    public PSDataCollection<PSObject> Output { get; } = [];

    /// <summary>The other streams, as written so far.</summary>
    public PSDataStreams Streams => _shell.Streams;

    /// <summary>Completes when the pipeline ends. An error of the pipeline is in the result and does not fault the task.</summary>
    public Task<PipelineResult> Completion { get; }

    /// <summary>Stops the pipeline as Ctrl+C does, and waits for its end.</summary>
    public async Task<PipelineResult> StopAsync()
    {
        await _shell.StopAsync(null, null).ConfigureAwait(false);
        return await Completion.ConfigureAwait(false);
    }

    /// <summary>Disposes the pipeline. Stops it first if it still runs.</summary>
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
            // The state checked below covers this case, and also pipelines that end without an exception when stopped.
        }
        catch (RuntimeException e)
        {
            terminatingError = e.ErrorRecord;
        }

        var wasStopped = _shell.InvocationStateInfo.State == PSInvocationState.Stopped;
        return new PipelineResult(Output, _shell.Streams, terminatingError, wasStopped);
    }
}
