using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;

return await CommandLineProgram.RunAsync(
    new RootCommand("Runs a stand-in for RSA's service on this computer, to try the RsaCloudAdmin cmdlets on. Needs no tenant.") { ServeCommand.Create() },
    args).ConfigureAwait(false);
