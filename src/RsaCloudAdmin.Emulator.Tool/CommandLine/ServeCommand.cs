using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary><c>serve</c>: runs the emulator for any PowerShell on this computer.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new ServiceOptions();
        var command = new Command("serve", "Run the emulator for any PowerShell on this computer, until you press Ctrl+C.");
        options.AddTo(command);
        command.SetAction(line => CommandLineProgram.GuardAsync(() => ServeAsync(options.Read(line))));
        return command;
    }

    private static async Task<int> ServeAsync(ServiceSettings settings)
    {
        var module = ModuleFolder.Find();
        using var signals = new StopSignals();
        var service = await signals.StartAsync(token => LocalService.StartAsync(settings, token)).ConfigureAwait(false);
        await using (service.ConfigureAwait(false))
            await ServeAsync(service, module, signals.Token).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("Stopped. The key files have been removed.").ConfigureAwait(false);
        return 0;
    }

    private static async Task ServeAsync(LocalService service, string module, CancellationToken stop)
    {
        await Console.Out.WriteLineAsync($"""
            An emulator of RSA's service is running at {service.Emulator.BaseUri}
            It has {service.Users} {(service.Users == 1 ? "user" : "users")}, listed in {service.UsersCsv}

            To use it, run these commands in any PowerShell on this computer:

                Import-Module {SingleQuoted(module)}
                Connect-RsaCloudAdmin -KeyPath {SingleQuoted(service.KeyPath)}

            To connect as an OAuth client instead, run:

                Connect-RsaCloudAdmin -KeyPath {SingleQuoted(service.JwkPath)} -ClientId {service.OAuthClient.ClientId} -Issuer {service.OAuthClient.Issuer} -BaseUri {service.Emulator.BaseUri}

            Press Ctrl+C to stop it.
            """).ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, service.Emulator.StopRequested);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // PowerShell ends such a string at curly quotation marks too.
    private static string SingleQuoted(string path) =>
        $"'{string.Concat(path.Select(c => new string(c, c is '\'' or (>= '\u2018' and <= '\u201B') ? 2 : 1)))}'";
}
