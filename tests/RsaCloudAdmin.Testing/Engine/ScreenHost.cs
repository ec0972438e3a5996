using System.Globalization;
using System.Management.Automation.Host;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>A host that records what PowerShell shows, as text.</summary>
/// <param name="width">The columns of a line.</param>
/// <param name="useColor">Whether to keep escape sequences for colors.</param>
/// <param name="answer">The beginning of the choice that answers each prompt for a choice; null if no prompt can be answered.</param>
public sealed class ScreenHost(int width = ScreenHost.DefaultWidth, bool useColor = false, string? answer = null) : PSHost
{
    /// <summary>The default number of columns.</summary>
    public const int DefaultWidth = 100;

    private readonly ScreenInterface _ui = new(width, useColor, answer);

    /// <summary>Everything shown so far.</summary>
    public string Text => _ui.Text;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "RsaCloudAdmin tests";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException("A test has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("A test has no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
