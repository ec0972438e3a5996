using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Write-Host: shows a text, beside the output.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [Alias("Msg", "Message")]
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The parameter's name in pwsh.")]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    protected override void ProcessRecord()
    {
        var message = new HostInformationMessage
        {
            Message = Text(Object),
            NoNewLine = NoNewline,
            ForegroundColor = ForegroundColor,
            BackgroundColor = BackgroundColor,
        };
        // What carries this tag is shown by the host, whatever the preference for information messages is.
        WriteInformation(message, ["PSHOST"]);
    }

    private string Text(object? value) => value switch
    {
        null => string.Empty,
        PSObject { BaseObject: string text } => text,
        PSObject { BaseObject: IEnumerable list } => Text(list),
        string text => text,
        IEnumerable list => string.Join(Separator.ToString(), list.Cast<object?>().Select(Text)),
        _ => PSObject.AsPSObject(value).ToString(),
    };
}
