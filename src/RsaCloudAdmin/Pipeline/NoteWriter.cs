using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Writes what calls have to tell, each thing once.</summary>
internal static class NoteWriter
{
    public static void Write(Cmdlet cmdlet, CallContext call)
    {
        foreach (var note in Take(call))
            Write(cmdlet, note);
    }

    /// <summary>What there is to tell at the end of a run: the warnings last, because PowerShell may end the run at the first.</summary>
    public static void WriteAll(Cmdlet cmdlet, IEnumerable<CallContext> calls)
    {
        foreach (var note in calls.SelectMany(Take).OrderBy(note => note.IsWarning))
            Write(cmdlet, note);
    }

    private static IEnumerable<CallNote> Take(CallContext call)
    {
        while (call.TakeNote() is { } note)
            yield return note;
    }

    private static void Write(Cmdlet cmdlet, CallNote note)
    {
        if (note.IsWarning)
            cmdlet.WriteWarning(note.Text);
        else
            cmdlet.WriteVerbose(note.Text);
    }
}
