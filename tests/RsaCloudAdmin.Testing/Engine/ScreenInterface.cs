using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Text;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>Records the lines that PowerShell writes to the screen, and answers prompts for a choice.</summary>
internal sealed class ScreenInterface(int width, bool useColor, IEnumerable<string> answers) : PSHostUserInterface
{
    private readonly Queue<string> _answers = new(answers);
    private readonly StringBuilder _screen = new();

    public string Text => _screen.ToString();

    public void Clear(int columns)
    {
        _screen.Clear();
        RawUI.BufferSize = RawUI.WindowSize = new Size(columns, RawUI.BufferSize.Height);
    }

    public override PSHostRawUserInterface RawUI { get; } = new ScreenSize(width);

    public override bool SupportsVirtualTerminal => useColor;

    public override void Write(string value) => _screen.Append(Shown(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        _screen.Append(Colored(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor), value));

    public override void WriteLine(string value) => _screen.AppendLine(Shown(value));

    public override void WriteErrorLine(string value) => WriteLine(Colored(PSStyle.Instance.Formatting.Error, value));

    public override void WriteWarningLine(string message) => WriteLine(Colored(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}"));

    public override void WriteVerboseLine(string message) => WriteLine(Colored(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}"));

    public override void WriteDebugLine(string message) => WriteLine(Colored(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}"));

    // Progress is a separate stream, where tests read it.
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw NobodyToAsk();

    public override SecureString ReadLineAsSecureString() => throw NobodyToAsk();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyToAsk();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _answers.TryDequeue(out var answer) ? choices.Select(choice => choice.Label).ToList().IndexOf(answer) : throw NobodyToAsk();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw NobodyToAsk();

    private static PSInvalidOperationException NobodyToAsk() => new("The test has no answer to this prompt.");

    private string Colored(string style, string text) => useColor ? $"{style}{text}{PSStyle.Instance.Reset}" : Shown(text);

    // The color setting of PowerShell applies to the whole process, and tests with and without color run in parallel.
    private string Shown(string text) => useColor ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);
}
