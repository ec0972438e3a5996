using System.CommandLine;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;
using RsaCloudAdmin.Sandbox.Shell;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>run</c>: runs a script against a new emulator, as <c>pwsh -File</c> does. After Ctrl+C its exit code is 130.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var script = new Argument<string>("script") { Description = "The .ps1 file to run." };
        script.Validators.Add(given =>
        {
            var path = given.Tokens[0].Value;
            if (path.StartsWith('-'))
                given.AddError($"Unknown option '{path}'. Use run --help to list the options.");
            else if (!File.Exists(path))
                given.AddError($"The script '{path}' does not exist.");
            else if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
                given.AddError($"'{path}' is not a PowerShell script. Its name must end in .ps1.");
        });
        var arguments = new Argument<string[]>("arguments") { Description = "The arguments for the script: everything after its path.", Arity = ArgumentArity.ZeroOrMore };
        var options = new ServiceOptions();
        var noConnect = ShellCommand.NoConnectOption();

        var command = new Command("run", "Run a script against a new emulator. The script is already connected. It has the variables $KeyPath and $UsersCsv and, to connect as an OAuth client, $JwkPath, $ClientId, $Issuer and $BaseUri.") { script, arguments, noConnect };
        options.AddTo(command);
        command.SetAction(line => CommandLineProgram.GuardAsync(() => RunAsync(
            options.Read(line), ["-File", Path.GetFullPath(line.GetRequiredValue(script)), .. line.GetValue(arguments) ?? []], connect: !line.GetValue(noConnect))));
        return command;
    }

    /// <summary>Marks everything after the script's path as arguments for the script, even -h and --users, as pwsh -File does.</summary>
    public static string[] EndOptionsAfterScript(string[] args)
    {
        var script = args is ["run", ..] ? Array.FindIndex(args, argument => argument.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)) : -1;
        return script < 0 || args.AsSpan(0, script).Contains("--") ? args : [.. args[..(script + 1)], "--", .. args[(script + 1)..]];
    }

    private static async Task<int> RunAsync(ServiceSettings settings, string[] arguments, bool connect)
    {
        var shell = await SandboxShell.StartAsync(settings).ConfigureAwait(false);
        await using (shell.ConfigureAwait(false))
        {
            var exitCode = await shell.RunAsync(arguments, connect).ConfigureAwait(false);
            return shell.IsInterrupted ? CommandLineProgram.Interrupted : exitCode;
        }
    }
}
