using System.Text;
using System.Xml.Linq;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Picture;

/// <summary>Types <see cref="PictureScript"/> in a real session with a new emulator, and draws the screen.</summary>
internal static class PictureSession
{
    public static async Task<XElement> DrawAsync(CancellationToken cancellationToken)
    {
        var service = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 1 }, cancellationToken).ConfigureAwait(false);
        await using (service.ConfigureAwait(false))
        {
            // One of Bob's methods is unlocked, so that the rows of the table differ.
            service.Tenant.AddUser("alice@example.com", "alice");
            service.Tenant.AddUser("bob@example.com", "bob", user => user with { IsVoiceLocked = false });
            var folder = Directory.CreateTempSubdirectory("rsa-picture-");
            try
            {
                service.CreateApiKey().WriteTo(Path.Combine(folder.FullName, "sandbox.key"));
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, "users.csv"), PictureScript.UserList, cancellationToken).ConfigureAwait(false);
                return TerminalPicture.Draw(Tidy(AnsiText.Rows(Show(folder.FullName), ScreenHost.DefaultWidth)), ScreenHost.DefaultWidth, PictureScript.Title);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static string Show(string folder)
    {
        var page = new StringBuilder();
        using var session = new ScreenSession(useColor: true);
        session.Engine.Runspace.SessionStateProxy.Path.SetLocation(folder);
        foreach (var line in PictureScript.Lines)
        {
            var shownBefore = session.Text.Length;
            session.Type(line);
            page.Append("\e[90mPS>\e[0m ").Append(line).Append('\n').Append(session.Text, shownBefore, session.Text.Length - shownBefore);
        }

        return page.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    // Several blank rows become one.
    private static List<IReadOnlyList<AnsiSpan>> Tidy(IReadOnlyList<IReadOnlyList<AnsiSpan>> rows) =>
        [.. rows.Where((row, i) => row.Count > 0 || (i > 0 && rows[i - 1].Count > 0))];
}
