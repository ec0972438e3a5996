using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Writes what a call had to tell.</summary>
internal static class NoteWriter
{
    public static void Write(Cmdlet cmdlet, CallContext call)
    {
        foreach (var note in call.Notes)
        {
            if (note.IsWarning)
                cmdlet.WriteWarning(note.Text);
            else
                cmdlet.WriteVerbose(note.Text);
        }
    }
}
