using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>Something that goes wrong, with which requests and how often.</summary>
/// <param name="Effect">What goes wrong.</param>
public sealed record Fault(FaultEffect Effect)
{
    /// <summary>Whether the request is carried out first.</summary>
    public bool AfterApplying { get; init; }

    /// <summary>The operation that it strikes; null for any in which there is something for it to spoil.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The share of requests that it strikes, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often it strikes in all; null for without end.</summary>
    public int? Times { get; init; }

    /// <summary>For 429 and 503: what the header Retry-After says; null for no header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>For latency: how long.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For 401 and 403: the message.</summary>
    public string Words { get; init; } = "Access is denied";

    /// <summary>For a redirect: where to.</summary>
    public Uri Location { get; init; } = new("https://login.example.com/");

    // Only one operation's response has what these spoil.
    private Operation? OnlyOperation => Effect switch
    {
        FaultEffect.StillLocked => Http.Operation.Unlock,
        FaultEffect.NoTokencode or FaultEffect.ImpossibleDate => Http.Operation.EnableTokencode,
        _ => null,
    };

    /// <summary>Whether it can strike such a request at all.</summary>
    internal bool Suits(Operation operation) => (Operation ?? operation) == operation && (OnlyOperation ?? operation) == operation;
}
