using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>Writes what PowerShell shows. The words before messages are those of pwsh.</summary>
internal sealed class ConsoleUserInterface(TextWriter output, TextWriter error, TextReader? input, int width, bool useColor) : PSHostUserInterface
{
    private readonly ConsoleQuestions _questions = new(output, input);

    public override PSHostRawUserInterface RawUI { get; } = new ConsolePage(width);

    public override bool SupportsVirtualTerminal => useColor;

    public override void Write(string value) => output.Write(Shown(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        output.Write(Colored(AnsiOf(foregroundColor), value));

    public override void WriteLine(string value) => output.WriteLine(Shown(value));

    public override void WriteErrorLine(string value) => error.WriteLine(Colored(PSStyle.Instance.Formatting.Error, value));

    public override void WriteWarningLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Warning, "WARNING", message);

    public override void WriteVerboseLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Verbose, "VERBOSE", message);

    public override void WriteDebugLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Debug, "DEBUG", message);

    // A bar needs a screen to be drawn on again and again; the lines of a list say as much.
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => _questions.ReadLine();

    public override SecureString ReadLineAsSecureString() => _questions.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _questions.AskForFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _questions.AskForChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw ConsoleQuestions.NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw ConsoleQuestions.NobodyToAsk();

    private void WriteMessage(string style, string kind, string message) => output.WriteLine(Colored(style, $"{kind}: {message}"));

    private string Colored(string style, string text) => useColor ? $"{style}{text}{PSStyle.Instance.Reset}" : Shown(text);

    // PowerShell decides on colours for the whole process; these writers may differ from its console.
    private string Shown(string text) => useColor ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);

    private static string AnsiOf(ConsoleColor color) => PSStyle.MapForegroundColorToEscapeSequence(color);
}
