using System.CommandLine;
using RsaCloudAdmin.Sandbox.Picture;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>picture</c>: draws the README's picture anew. For those who work on the module; the help does not list it.</summary>
internal static class PictureCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The SVG file to write." };
        var command = new Command("picture", "Draw what a session with the cmdlets shows, as an SVG picture.") { file };
        command.Hidden = true;
        command.SetAction(line => SandboxCommand.GuardAsync(() => DrawAsync(line.GetRequiredValue(file))));
        return command;
    }

    private static async Task<int> DrawAsync(string path)
    {
        using var signals = new StopSignals();
        var picture = await PictureSession.DrawAsync(signals.Token).ConfigureAwait(false);
        await File.WriteAllTextAsync(path, picture.ToString().Replace("\r", "", StringComparison.Ordinal) + "\n", signals.Token).ConfigureAwait(false);
        return 0;
    }
}
