namespace RsaCloudAdmin;

/// <summary>The result of one step of a connection test: what was tested, how it ended, and what to do next.</summary>
public sealed class RsaConnectionCheck
{
    /// <summary>The name of the connection.</summary>
    public string Connection { get; internal set; } = string.Empty;

    /// <summary>The step: the name of an <see cref="RsaConnectionStep"/>. A string, because ConvertTo-Json writes enumerations as numbers.</summary>
    public string Step => StepKind.ToString();

    /// <summary>The host that the step tested.</summary>
    public string Target { get; internal set; } = string.Empty;

    /// <summary>How the step ended: the name of an <see cref="RsaConnectionCheckResult"/>.</summary>
    public string Result => ResultKind.ToString();

    /// <summary>The finding, as a sentence.</summary>
    public string Detail { get; internal set; } = string.Empty;

    /// <summary>What to do next; null if there is nothing to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>How long the step took; null if it was not run.</summary>
    public TimeSpan? Duration { get; internal set; }

    internal RsaConnectionStep StepKind { get; set; }

    /// <summary>The kind of advice; None if the failure contains it.</summary>
    internal ConnectionAdvice AdviceKind { get; set; }

    internal RsaConnectionCheckResult ResultKind { get; set; }

    /// <summary>The failure of the step's request; null if no request failed.</summary>
    internal RsaCloudAdminException? Failure { get; set; }

    public override string ToString() => $"{Step} {Result}: {Detail}";
}
