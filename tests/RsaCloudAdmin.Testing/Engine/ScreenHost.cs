using System.Globalization;
using System.Management.Automation.Host;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>A host that records what PowerShell shows, as text. It answers only prompts that a test expects.</summary>
/// <param name="width">The columns of a line.</param>
/// <param name="useColor">Whether to keep escape sequences for colors.</param>
/// <param name="answers">The choices for the prompts, in order, such as "&amp;No"; by default, none.</param>
public sealed class ScreenHost(int width = ScreenHost.DefaultWidth, bool useColor = false, IEnumerable<string>? answers = null) : PSHost
{
    /// <summary>The default number of columns.</summary>
    public const int DefaultWidth = 100;

    private readonly ScreenInterface _ui = new(width, useColor, answers ?? []);

    /// <summary>Everything shown so far.</summary>
    public string Text => _ui.Text;

    /// <summary>Removes everything shown so far, and changes the columns of a line.</summary>
    public void Clear(int columns) => _ui.Clear(columns);

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
