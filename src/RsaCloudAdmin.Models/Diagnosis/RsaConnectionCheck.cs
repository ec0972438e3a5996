namespace RsaCloudAdmin;

/// <summary>One step of a diagnosis: what was looked at, how it ended, and what to do about it.</summary>
public sealed class RsaConnectionCheck
{
    /// <summary>The connection's name.</summary>
    public string Connection { get; internal set; } = string.Empty;

    /// <summary>What was looked at: the name of an <see cref="RsaConnectionStep"/>. A text, because ConvertTo-Json writes enumerations as numbers.</summary>
    public string Step => StepKind.ToString();

    /// <summary>The host that the step is about.</summary>
    public string Target { get; internal set; } = string.Empty;

    /// <summary>How it ended: the name of an <see cref="RsaConnectionCheckResult"/>.</summary>
    public string Result => ResultKind.ToString();

    /// <summary>What was found, as a sentence.</summary>
    public string Detail { get; internal set; } = string.Empty;

    /// <summary>What to do next; null if there is nothing to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>How long the step took; null if it was not tried.</summary>
    public TimeSpan? Duration { get; internal set; }

    internal RsaConnectionStep StepKind { get; set; }

    /// <summary>What somebody needs to be told; none if the failure says it.</summary>
    internal ConnectionAdvice AdviceKind { get; set; }

    internal RsaConnectionCheckResult ResultKind { get; set; }

    /// <summary>The error that the step failed with, if it was one of a request.</summary>
    internal RsaCloudAdminException? Failure { get; set; }

    public override string ToString() => $"{Step} {Result}: {Detail}";
}
