using System.Management.Automation;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>What a pipeline gave back: its output, every other stream, and how it ended.</summary>
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
    /// The errors that did not end the script. A cmdlet's terminating error ends its own statement only, and is here too,
    /// unless <c>$ErrorActionPreference</c> is Stop.
    /// </summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    /// <summary>The warnings.</summary>
    public IReadOnlyList<WarningRecord> Warnings { get; }

    /// <summary>The verbose messages; there are some only where the script asks for them.</summary>
    public IReadOnlyList<VerboseRecord> Verbose { get; }

    /// <summary>The debug messages; there are some only where the script asks for them.</summary>
    public IReadOnlyList<DebugRecord> Debug { get; }

    /// <summary>The progress reports.</summary>
    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The information messages, Write-Host's among them.</summary>
    public IReadOnlyList<InformationRecord> Information { get; }

    /// <summary>The error that ended the script; null if none did.</summary>
    public ErrorRecord? TerminatingError { get; }

    /// <summary>Whether the pipeline was stopped, as by Ctrl+C, before it came to its end.</summary>
    public bool WasStopped { get; }

    /// <summary>The emitted objects as <typeparamref name="T"/>, converted as PowerShell would.</summary>
    /// <exception cref="PSInvalidCastException">One of them cannot be converted.</exception>
    public IEnumerable<T> OutputAs<T>() => Output.Select(LanguagePrimitives.ConvertTo<T>);
}
