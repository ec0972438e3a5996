using System.CommandLine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;
using RsaCloudAdmin.Sandbox.Service;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary><c>shell</c>: a prompt to try the cmdlets at.</summary>
internal static class ShellCommand
{
    public static Command Create()
    {
        var options = new ServiceOptions();
        var noConnect = SessionOptions.NoConnect();
        var command = new Command("shell", "Try the cmdlets at a prompt, against a fresh service.") { noConnect };
        options.AddTo(command);
        command.SetAction(line => SandboxCommand.GuardAsync(() => RunAsync(options.Read(line), !line.GetValue(noConnect))));
        return command;
    }

    private static async Task<int> RunAsync(SandboxSettings settings, bool connect)
    {
        SandboxSession? opened = null;
        // Ctrl+C is for what runs, not for the prompt.
        using var signals = new StopSignals(onInterrupt: () => opened?.Console.Stop());
        await using var service = await SandboxService.StartAsync(settings, signals.Token).ConfigureAwait(false);
        var host = ConsoleHost.ForThisConsole(isInteractive: true, errorsAside: false);
        using var session = opened = SandboxSession.Open(service, host, Environment.CurrentDirectory);

        Greet(settings, service);
        if (connect)
            session.Connect();
        var prompt = new ShellPrompt(Console.In, Console.Out);
        // Whoever asks the process to end does not wait for the next line to be typed.
        await Task.Run(() => Converse(prompt, session.Console, host), CancellationToken.None).WaitAsync(signals.Token).ConfigureAwait(false);
        return host.ExitCode ?? 0;
    }

    private static void Converse(ShellPrompt prompt, ConsoleSession session, ConsoleHost host)
    {
        while (host.ExitCode is null && prompt.Read() is { } line)
            session.Type(line);
    }

    private static void Greet(SandboxSettings settings, SandboxService service) => Console.Out.WriteLine($"""
        A stand-in for RSA's service is running at {service.Emulator.BaseUri}
        Its users are user1@example.com to user{settings.Users}@example.com; they are listed in $UsersCsv.
        Try: Get-RsaUser user1@example.com
             Import-Csv $UsersCsv | Unlock-RsaUserMethod
        Type exit to leave.

        """);
}
