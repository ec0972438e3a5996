using System.CommandLine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;
using RsaCloudAdmin.Sandbox.Service;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>run</c>: a script of the user's own against a fresh service.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var script = new Argument<string>("script") { Description = "The script: a .ps1 file." };
        script.Validators.Add(given =>
        {
            var path = given.Tokens[0].Value;
            if (!File.Exists(path))
                given.AddError($"There is no script '{path}'.");
            else if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
                given.AddError($"'{path}' is not a PowerShell script: its name must end in .ps1.");
        });
        var arguments = new Argument<string[]>("arguments") { Description = "What the script is given. Put -- before them if they begin with --.", Arity = ArgumentArity.ZeroOrMore };
        var options = new ServiceOptions();
        var noConnect = SessionOptions.NoConnect();

        var command = new Command("run", "Run a script of your own against a fresh service. It finds $KeyPath and $UsersCsv, and to sign in as an OAuth client $JwkPath, $ClientId, $Issuer and $BaseUri.") { script, arguments, noConnect };
        options.AddTo(command);
        command.SetAction(line => SandboxCommand.GuardAsync(() => RunAsync(
            options.Read(line), Path.GetFullPath(line.GetRequiredValue(script)), line.GetValue(arguments) ?? [], !line.GetValue(noConnect))));
        return command;
    }

    private static async Task<int> RunAsync(SandboxSettings settings, string script, string[] arguments, bool connect)
    {
        using var signals = new StopSignals();
        await using var service = await SandboxService.StartAsync(settings, signals.Token).ConfigureAwait(false);
        var host = ConsoleHost.ForThisConsole(isInteractive: !Console.IsInputRedirected, errorsAside: true);
        using var session = SandboxSession.Open(service, host, Environment.CurrentDirectory);
        using var stopping = signals.Token.Register(session.Console.Stop);

        var cameToItsEnd = (!connect || session.Connect())
            && !signals.Token.IsCancellationRequested
            && session.Console.RunFile(script, arguments);
        if (signals.Token.IsCancellationRequested)
            return SandboxCommand.Interrupted;
        return host.ExitCode ?? (cameToItsEnd ? 0 : 1);
    }
}
