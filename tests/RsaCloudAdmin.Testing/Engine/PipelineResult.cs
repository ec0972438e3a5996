using System.Management.Automation;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>The result of a pipeline: its output, all other streams, and how it ended.</summary>
public sealed class PipelineResult
{
    internal PipelineResult(IEnumerable<PSObject> output, PSDataStreams streams, ErrorRecord? terminatingError, bool wasStopped)
    {
        Output = [.. output];
        Errors = [.. streams.Error];
        Warnings = [.. streams.Warning];
        Verbose = [.. streams.Verbose];
        Debug = [.. streams.Debug];
        Progress = [.. streams.Progress];
        Information = [.. streams.Information];
        TerminatingError = terminatingError;
        WasStopped = wasStopped;
    }

    /// <summary>What the pipeline emitted.</summary>
    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>
    /// The errors that did not end the script. A cmdlet's terminating error ends only its own statement and is also included,
    /// unless <c>$ErrorActionPreference</c> is Stop.
    /// </summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    /// <summary>The warnings.</summary>
    public IReadOnlyList<WarningRecord> Warnings { get; }

    /// <summary>The verbose messages. Empty unless the script turns them on.</summary>
    public IReadOnlyList<VerboseRecord> Verbose { get; }

    /// <summary>The debug messages. Empty unless the script turns them on.</summary>
    public IReadOnlyList<DebugRecord> Debug { get; }

    /// <summary>The progress reports.</summary>
    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The information messages, including Write-Host's.</summary>
    public IReadOnlyList<InformationRecord> Information { get; }

    /// <summary>The error that ended the script; null if none did.</summary>
    public ErrorRecord? TerminatingError { get; }

    /// <summary>Whether the pipeline was stopped, as by Ctrl+C, before it ended.</summary>
    public bool WasStopped { get; }

    /// <summary>The emitted objects as <typeparamref name="T"/>, converted as PowerShell would.</summary>
    /// <exception cref="PSInvalidCastException">One of them cannot be converted.</exception>
    public IEnumerable<T> OutputAs<T>() => Output.Select(LanguagePrimitives.ConvertTo<T>);
}
