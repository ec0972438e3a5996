using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;
using RsaCloudAdmin.Sandbox.Shell;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>shell</c>: PowerShell's prompt, to try the cmdlets at.</summary>
internal static class ShellCommand
{
    public static Command Create()
    {
        var options = new ServiceOptions();
        var noConnect = NoConnectOption();
        var command = new Command("shell", "Try the cmdlets at a PowerShell prompt, against a fresh service.") { noConnect };
        options.AddTo(command);
        command.SetAction(line => CommandLineProgram.GuardAsync(() => RunAsync(options.Read(line), connect: !line.GetValue(noConnect))));
        return command;
    }

    public static Option<bool> NoConnectOption() => new("--no-connect") { Description = "Don't connect to the service: call Connect-RsaCloudAdmin yourself." };

    private static async Task<int> RunAsync(ServiceSettings settings, bool connect)
    {
        var shell = await SandboxShell.StartAsync(settings).ConfigureAwait(false);
        await using (shell.ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync($"""
                A stand-in for RSA's service is running at {shell.Service.Emulator.BaseUri}
                It has {shell.Service.Users} {(shell.Service.Users == 1 ? "user" : "users")}, beginning with user1@example.com. $UsersCsv lists them.
                Try: Get-RsaUser user1@example.com
                     Import-Csv $UsersCsv | Unlock-RsaUserMethod
                Type exit to leave.

                """).ConfigureAwait(false);
            // The lines typed here are not for the user's own history.
            return await shell.RunAsync(["-NoExit", "-Command", "if (Get-Module PSReadLine) { Set-PSReadLineOption -HistorySaveStyle SaveNothing }"], connect).ConfigureAwait(false);
        }
    }
}
