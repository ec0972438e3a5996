using System.Globalization;
using System.Management.Automation.Host;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>Shows what PowerShell prints, as a console does, on given writers.</summary>
public sealed class ConsoleHost : PSHost
{
    /// <summary>The columns of a page where there is no terminal to ask.</summary>
    public const int DefaultWidth = 100;

    private readonly ConsoleUserInterface _ui;

    /// <summary>Makes a host.</summary>
    /// <param name="output">Takes all that is shown.</param>
    /// <param name="error">Takes the errors; they go to <paramref name="output"/> by default, which keeps them in their place.</param>
    /// <param name="input">Answers questions; without it a question is an error.</param>
    /// <param name="width">How many columns a line has.</param>
    /// <param name="useColor">Whether the writers understand ANSI escape sequences.</param>
    public ConsoleHost(TextWriter output, TextWriter? error = null, TextReader? input = null, int width = DefaultWidth, bool useColor = false) =>
        _ui = new ConsoleUserInterface(output, error ?? output, input, width, useColor);

    /// <summary>The code of the <c>exit</c> that the session ran; null if it ran none.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "RsaCloudAdmin sandbox";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    /// <summary>A host for this process's own console.</summary>
    /// <param name="isInteractive">Whether somebody sits there to answer questions.</param>
    /// <param name="errorsAside">Whether errors go to standard error instead of standing among the output.</param>
    public static ConsoleHost ForThisConsole(bool isInteractive, bool errorsAside) => new(
        Console.Out,
        errorsAside ? Console.Error : Console.Out,
        isInteractive ? Console.In : null,
        Terminal.Width,
        Terminal.TakesColor && !(errorsAside && Console.IsErrorRedirected));

    public override void EnterNestedPrompt() =>
        throw new NotSupportedException("The sandbox has no nested prompt. Run the script without the breakpoint or -Debug question that asks for one.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("The sandbox has no nested prompt to leave.");

    // A native program that the session runs may take the console; there is nothing to save or to restore.
    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
