using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;
using RsaCloudAdmin.Sandbox.Shell;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>shell</c>: opens a PowerShell prompt, connected to a new emulator.</summary>
internal static class ShellCommand
{
    public static Command Create()
    {
        var options = new ServiceOptions();
        var noConnect = NoConnectOption();
        var command = new Command("shell", "Open a PowerShell prompt that is connected to a new emulator.") { noConnect };
        options.AddTo(command);
        command.SetAction(line => CommandLineProgram.GuardAsync(() => RunAsync(options.Read(line), connect: !line.GetValue(noConnect))));
        return command;
    }

    public static Option<bool> NoConnectOption() => new("--no-connect") { Description = "Do not connect to the emulator. Run Connect-RsaCloudAdmin yourself." };

    private static async Task<int> RunAsync(ServiceSettings settings, bool connect)
    {
        var shell = await SandboxShell.StartAsync(settings).ConfigureAwait(false);
        await using (shell.ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync($"""
                An emulator of RSA's service is running at {shell.Service.Emulator.BaseUri}
                It has {shell.Service.Users} {(shell.Service.Users == 1 ? "user" : "users")}, starting with user1@example.com. The file $UsersCsv lists them.
                Try: Get-RsaUser user1@example.com
                     Import-Csv $UsersCsv | Unlock-RsaUserMethod
                Type exit to leave.

                """).ConfigureAwait(false);
            // Commands that are typed here are not added to the user's history.
            return await shell.RunAsync(["-NoExit", "-Command", "if (Get-Module PSReadLine) { Set-PSReadLineOption -HistorySaveStyle SaveNothing }"], connect).ConfigureAwait(false);
        }
    }
}
