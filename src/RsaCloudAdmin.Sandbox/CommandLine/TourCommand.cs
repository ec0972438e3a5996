using RsaCloudAdmin.Sandbox.Engine.Hosting;
using RsaCloudAdmin.Sandbox.Service;
using RsaCloudAdmin.Sandbox.Tour;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>What the program does without a command.</summary>
internal static class TourCommand
{
    public static async Task<int> RunAsync()
    {
        using var signals = new StopSignals();
        await using var service = await SandboxService.StartAsync(new SandboxSettings { Users = GuidedTour.Users }, signals.Token).ConfigureAwait(false);
        // A terminal breaks long lines by itself. Errors stand where they happen: they belong to what is shown.
        using var page = new WordWrap(Console.Out, ConsoleHost.DefaultWidth);
        var host = Console.IsOutputRedirected ? new ConsoleHost(page) : ConsoleHost.ForThisConsole(isInteractive: false, errorsAside: false);
        using var session = SandboxSession.Open(service, host, service.Folder);
        using var stopping = signals.Token.Register(session.Console.Stop);

        var tour = new GuidedTour(service, session, new TourPrinter(Console.Out, host.UI.SupportsVirtualTerminal));
        return tour.Run(signals.Token) ? 0 : 1;
    }
}
