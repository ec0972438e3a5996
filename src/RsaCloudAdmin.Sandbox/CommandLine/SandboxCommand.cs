using System.CommandLine;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>The program's command line. Without a command it is the tour.</summary>
internal static class SandboxCommand
{
    /// <summary>What the program exits with when it could not begin.</summary>
    public const int CouldNotBegin = 2;

    // As shells have it: 128 and the signal's number.
    public const int Interrupted = 130;

    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Try the RsaCloudAdmin cmdlets on this computer, against a stand-in for RSA's service. Needs no tenant and no pwsh. Without a command: a short tour.")
        {
            ServeCommand.Create(),
            RunCommand.Create(),
            ShellCommand.Create(),
            PictureCommand.Create(),
        };
        root.SetAction(_ => GuardAsync(TourCommand.RunAsync));
        return root;
    }

    /// <summary>Says what is wrong with a command line. The help, a page of it, would bury that.</summary>
    public static int Refuse(ParseResult line)
    {
        foreach (var error in line.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("Add --help to see what can be given.");
        return CouldNotBegin;
    }

    /// <summary>Does what a command is for. What the user can put right is told in a line, without a stack trace.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return CouldNotBegin;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }
}
