namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>What is wrong with what came of an input.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An exception that is not the module's own.</summary>
    UnclearException,

    /// <summary>A message that does not name the thing, or is too long, or would move a reader's cursor.</summary>
    UnclearMessage,

    /// <summary>A piece of a secret was shown.</summary>
    ShownSecret,

    /// <summary>A value, a request or a number of outcomes that the input does not mean.</summary>
    WrongResult,

    /// <summary>Nothing came of it in time.</summary>
    Hang,
}

/// <summary>What came of an input, which may hold several: a list has rows.</summary>
/// <param name="Accepted">How many gave a good value.</param>
/// <param name="Refused">How many were refused in clear words.</param>
/// <param name="Fault">What is wrong, if anything is.</param>
/// <param name="Details">What exactly.</param>
internal readonly record struct Verdict(int Accepted, int Refused, Fault Fault = Fault.None, string? Details = null)
{
    public static readonly Verdict IsAccepted = new(1, 0);

    public static readonly Verdict IsRefused = new(0, 1);

    public static Verdict Wrong(Fault fault, string details) => new(0, 0, fault, details);
}
