using System.Xml.Linq;
using RsaCloudAdmin.Sandbox.Engine.Hosting;
using RsaCloudAdmin.Sandbox.Service;
using RsaCloudAdmin.Sandbox.Tour;

namespace RsaCloudAdmin.Sandbox.Picture;

/// <summary>Types <see cref="PictureScript"/> in a real session against a fresh service, and draws what it shows.</summary>
internal static class PictureSession
{
    public static async Task<XElement> DrawAsync(CancellationToken stop)
    {
        await using var service = await SandboxService.StartAsync(new SandboxSettings { Users = 1 }, stop).ConfigureAwait(false);
        // Bob keeps one method that nobody locked: a table in which all is the same shows less.
        service.Emulator.Tenant.AddUser("alice@example.com", "alice");
        service.Emulator.Tenant.AddUser("bob@example.com", "bob", user => user with { IsVoiceLocked = false });
        var known = ServiceState.Read(service.Emulator.Tenant).Where(user => PictureScript.Users.Contains(user.Email)).OrderBy(user => user.Email, StringComparer.Ordinal);
        UserList.Write(service.UsersCsv, known.Select(user => user with { UserId = "" }), PictureScript.Stranger);

        using var page = new StringWriter();
        var host = new ConsoleHost(page, useColor: true);
        using var session = SandboxSession.Open(service, host, service.Folder);
        var printer = new TourPrinter(page, useColor: true);
        foreach (var line in PictureScript.Lines)
        {
            stop.ThrowIfCancellationRequested();
            printer.Typed(line);
            session.Console.Type(line);
        }

        var shown = page.ToString().Replace("\r", "", StringComparison.Ordinal).TrimEnd();
        return TerminalPicture.Draw(Tidy(AnsiText.Rows(shown, ConsoleHost.DefaultWidth)), ConsoleHost.DefaultWidth, PictureScript.Title);
    }

    // Of several blank rows one is enough.
    private static List<IReadOnlyList<AnsiSpan>> Tidy(IReadOnlyList<IReadOnlyList<AnsiSpan>> rows) =>
        [.. rows.Where((row, i) => row.Count > 0 || (i > 0 && rows[i - 1].Count > 0))];
}
