using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Writes what a call has to tell, each thing once.</summary>
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
}
