using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;

return await CommandLineProgram.RunAsync(
    new RootCommand("Runs an emulator of RSA's service on this computer, to try the RsaCloudAdmin cmdlets without a tenant.") { ServeCommand.Create() },
    args).ConfigureAwait(false);
