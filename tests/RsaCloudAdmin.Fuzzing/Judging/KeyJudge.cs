using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>Judges what comes of the text of a key: a key, or words that say where it came from and what is wrong, and show nothing of it.</summary>
internal static class KeyJudge
{
    /// <param name="read">Reads the key.</param>
    /// <param name="source">What messages must call it.</param>
    /// <param name="faultOf">What is wrong with a key that was read; null if nothing is.</param>
    /// <param name="shown">What the text gives as an address: that is shown, whatever it is.</param>
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
            return ClearWords.FaultOf(e.Message, source) is { } fault ? Verdict.Wrong(Fault.UnclearMessage, $"{fault}: {e.Message}") : Verdict.IsRefused;
        }
    }
}
