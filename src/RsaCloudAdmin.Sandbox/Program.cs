using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Sandbox.CommandLine;

var root = new RootCommand(
    "Try the RsaCloudAdmin cmdlets on this computer, against a stand-in for RSA's service. Needs no tenant and no pwsh. Without a command, it shows a short tour.")
{
    ServeCommand.Create(),
    RunCommand.Create(),
    ShellCommand.Create(),
};
root.SetAction(_ => CommandLineProgram.GuardAsync(TourCommand.RunAsync));
// A script that is still running when the program is asked to terminate would keep the process alive.
Environment.Exit(await CommandLineProgram.RunAsync(root, RunCommand.EndOptionsAfterScript(args)).ConfigureAwait(false));
