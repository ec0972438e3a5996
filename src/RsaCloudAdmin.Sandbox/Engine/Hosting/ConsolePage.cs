using System.Management.Automation.Host;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>
/// The page that PowerShell lays its tables out for. It has a width and nothing else that can be asked or changed: the
/// writers behind it may be files.
/// </summary>
internal sealed class ConsolePage(int width) : PSHostRawUserInterface
{
    // As tall as a printed page; only a pager would ask.
    private const int Height = 60;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = new(width, Height);

    public override Size WindowSize { get; set; } = new(width, Height);

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Size MaxWindowSize => WindowSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = string.Empty;

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoScreen();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NoScreen();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoScreen();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoScreen();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NoScreen();

    private static NotSupportedException NoScreen() => new("The sandbox prints line by line; it has no screen to read from or to draw on.");
}
