using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Sandbox.CommandLine;

var root = new RootCommand(
    "Try the RsaCloudAdmin cmdlets on this computer, with an emulator of RSA's service. You need no tenant and no pwsh. Without a command, a short tour runs.")
{
    ServeCommand.Create(),
    RunCommand.Create(),
    ShellCommand.Create(),
};
root.SetAction(_ => CommandLineProgram.GuardAsync(TourCommand.RunAsync));
// Without Exit, a script that is still running would keep the process alive after a request to terminate.
Environment.Exit(await CommandLineProgram.RunAsync(root, RunCommand.EndOptionsAfterScript(args)).ConfigureAwait(false));
