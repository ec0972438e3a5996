using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;
using RsaCloudAdmin.Sandbox.Shell;
using RsaCloudAdmin.Sandbox.Tour;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>The tour, which runs if no command is given.</summary>
internal static class TourCommand
{
    public static async Task<int> RunAsync()
    {
        var shell = await SandboxShell.StartAsync(new ServiceSettings(new EmulatorOptions { Users = GuidedTour.Users })).ConfigureAwait(false);
        await using (shell.ConfigureAwait(false))
        {
            // Errors go to the output, so that they appear in order.
            Console.SetError(Console.Out);
            var tour = new GuidedTour(shell.Service);
            var exitCode = await shell.RunAsync(tour.Arguments, connect: false).ConfigureAwait(false);
            if (exitCode == GuidedTour.RanToItsEnd)
                return tour.Conclude(Console.Out);
            return shell.IsInterrupted || exitCode == 0 ? CommandLineProgram.Interrupted : exitCode;
        }
    }
}
