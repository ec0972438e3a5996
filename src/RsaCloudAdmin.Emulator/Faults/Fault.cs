using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>A fault: its effect, the requests that it affects, and how often it occurs.</summary>
/// <param name="Effect">The effect.</param>
public sealed record Fault(FaultEffect Effect)
{
    /// <summary>Whether the request is processed first.</summary>
    public bool AfterApplying { get; init; }

    /// <summary>The operation that it affects; null for every operation to which the effect applies.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The share of requests that it affects, from 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The total number of requests that it affects; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>For 429 and 503: the Retry-After header; null for no header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>For latency: the delay.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For 401 and 403: the message.</summary>
    public string Words { get; init; } = "Access is denied";

    /// <summary>For a redirect: the target.</summary>
    public Uri Location { get; init; } = new("https://login.example.com/");

    // These effects change a field that only one operation's response contains.
    private Operation? OnlyOperation => Effect switch
    {
        FaultEffect.StillLocked => Http.Operation.Unlock,
        FaultEffect.NoTokencode or FaultEffect.ImpossibleDate => Http.Operation.EnableTokencode,
        _ => null,
    };

    /// <summary>Whether it can affect a request for this operation.</summary>
    internal bool Suits(Operation operation) => (Operation ?? operation) == operation && (OnlyOperation ?? operation) == operation;
}
