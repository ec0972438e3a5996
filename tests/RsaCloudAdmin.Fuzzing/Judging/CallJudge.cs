using RsaCloudAdmin.Client;
using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>Judges the result of a call: a value, or the module's own exception with a clear message; and what the call reports meanwhile.</summary>
internal static class CallJudge
{
    /// <param name="act">Makes the call.</param>
    /// <param name="call">Collects what the call reports meanwhile.</param>
    /// <param name="shows">Returns the secret that a text shows; null if none.</param>
    /// <param name="faultOf">Returns what is wrong with the result or the exception; null if nothing is.</param>
    public static async Task<Verdict> JudgeAsync(Func<Task<object?>> act, CallContext call, Func<string?, string?> shows, Func<object?, RsaCloudAdminException?, string?> faultOf)
    {
        var verdict = await EndAsync(act, shows, faultOf).ConfigureAwait(false);
        if (verdict.Fault != Fault.None)
            return verdict;
        foreach (var note in call.Notes)
        {
            if (shows(note.Text) is { } shown)
                return Verdict.Wrong(Fault.ShownSecret, $"{shown} in the note: {note.Text}");
            if (MessageRules.FaultOf(note.Text, longest: note.IsWarning ? MessageRules.Longest : MessageRules.LongestDetail) is { } fault)
                return Verdict.Wrong(Fault.UnclearMessage, $"{fault}: the note {note.Text}");
        }

        return verdict;
    }

    private static async Task<Verdict> EndAsync(Func<Task<object?>> act, Func<string?, string?> shows, Func<object?, RsaCloudAdminException?, string?> faultOf)
    {
        try
        {
            var result = await act().ConfigureAwait(false);
            if (shows(result?.ToString()) is { } shown)
                return Verdict.Wrong(Fault.ShownSecret, $"{shown} in the result: {result}");
            return faultOf(result, null) is { } fault ? Verdict.Wrong(Fault.WrongResult, fault) : Verdict.IsAccepted;
        }
        catch (RsaCloudAdminException e)
        {
            if ((shows(e.ToString()) ?? shows(e.ServiceCode) ?? shows(e.ServiceMessage)) is { } shown)
                return Verdict.Wrong(Fault.ShownSecret, $"{shown} in: {e}");
            if (MessageRules.FaultOf(e.Message) is { } unclear)
                return Verdict.Wrong(Fault.UnclearMessage, $"{unclear}: {e.Message}");
            return faultOf(null, e) is { } fault ? Verdict.Wrong(Fault.WrongResult, $"{fault}: {e.Message}") : Verdict.IsRefused;
        }
    }
}
