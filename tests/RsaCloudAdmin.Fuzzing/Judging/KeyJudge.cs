using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>
/// Judges the result of reading a key's text: a key, or a message that names its source, says what is wrong, and shows
/// nothing of it.
/// </summary>
internal static class KeyJudge
{
    /// <param name="read">Reads the key.</param>
    /// <param name="source">The name that messages must use for the key.</param>
    /// <param name="faultOf">Returns what is wrong with the key; null if nothing is.</param>
    /// <param name="shown">The address in the text. It may be shown, whatever it is.</param>
    public static Verdict Judge<T>(Func<T> read, string source, Func<T, string?> faultOf, string? shown = null)
        where T : IDisposable
    {
        try
        {
            using var key = read();
            if (KeyPool.Secrets.FindIn(key.ToString()) is { } piece)
                return Verdict.Wrong(Fault.ShownSecret, $"the key's own text shows {piece}");
            return faultOf(key) is { } fault ? Verdict.Wrong(Fault.WrongResult, fault) : Verdict.IsAccepted;
        }
        catch (RsaKeyException e)
        {
            if (KeyPool.Secrets.FindIn(e.ToString()) is { } piece && KeyPool.Secrets.FindIn(shown) is null)
                return Verdict.Wrong(Fault.ShownSecret, $"{piece} in: {e.Message}");
            return MessageRules.FaultOf(e.Message, source) is { } fault ? Verdict.Wrong(Fault.UnclearMessage, $"{fault}: {e.Message}") : Verdict.IsRefused;
        }
    }
}
