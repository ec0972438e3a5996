using System.CommandLine;

namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary>Runs a program's command line: reports errors in it, and turns failures into exit codes.</summary>
internal static class CommandLineProgram
{
    /// <summary>The exit code if the command could not start.</summary>
    public const int CouldNotStart = 2;

    /// <summary>The exit code after Ctrl+C: 128 plus the signal's number, as in shells.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code if the program was asked to terminate: 128 plus the number of SIGTERM.</summary>
    public const int Terminated = 143;

    /// <summary>Parses the arguments and runs their command.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        // With bundling, a script's -Path would be read as -P -a -t -h. With response files, @name would be read from a file.
        var line = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (line.Errors.Count > 0)
            return Refuse(line);

        // Each command decides what Ctrl+C does.
        return await line.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
    }

    /// <summary>Runs a command. A failure that the user can correct is reported in one line, without a stack trace.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return CouldNotStart;
        }
        catch (TerminatedException)
        {
            return Terminated;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    // The whole help text would bury the message.
    private static int Refuse(ParseResult line)
    {
        foreach (var error in line.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("Use --help to list the commands and options.");
        return CouldNotStart;
    }
}
