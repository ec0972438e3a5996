namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>What is wrong with a result.</summary>
internal enum Fault
{
    None,

    /// <summary>An exception that is not the module's own.</summary>
    UnclearException,

    /// <summary>A message that does not name the key or object, is too long, or contains control characters.</summary>
    UnclearMessage,

    ShownSecret,

    /// <summary>A value, a request, or a number of outcomes that does not match the input.</summary>
    WrongResult,

    /// <summary>There was no result within the time limit.</summary>
    Hang,
}

/// <summary>The result of an input. It may be several results: a list has rows.</summary>
/// <param name="Accepted">How many returned a good value.</param>
/// <param name="Refused">How many were refused with a clear message.</param>
/// <param name="Fault">What is wrong, if anything.</param>
/// <param name="Details">The details of the fault.</param>
internal readonly record struct Verdict(int Accepted, int Refused, Fault Fault = Fault.None, string? Details = null)
{
    public static readonly Verdict IsAccepted = new(1, 0);

    public static readonly Verdict IsRefused = new(0, 1);

    public static Verdict Wrong(Fault fault, string details) => new(0, 0, fault, details);
}
