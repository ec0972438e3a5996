using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Writes what calls have to tell, each thing once.</summary>
internal static class NoteWriter
{
    public static void Write(Cmdlet cmdlet, CallContext call)
    {
        while (call.TakeNote() is { } note)
        {
            if (note.IsWarning)
                cmdlet.WriteWarning(note.Text);
            else
                cmdlet.WriteVerbose(note.Text);
        }
    }

    /// <summary>What there is to tell at the end of a run: the warnings last, because PowerShell may end the run at the first.</summary>
    public static void WriteAll(Cmdlet cmdlet, List<CallContext> calls)
    {
        var warnings = new List<string>();
        foreach (var call in calls)
        {
            while (call.TakeNote() is { } note)
            {
                if (note.IsWarning)
                    warnings.Add(note.Text);
                else
                    cmdlet.WriteVerbose(note.Text);
            }
        }

        warnings.ForEach(cmdlet.WriteWarning);
    }
}
