using System.Management.Automation;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Base class of tests of what a person sees at a prompt.</summary>
public abstract class ViewTest : CmdletTest
{
    private protected const int Columns = 100;

    /// <summary>Matches a date with its offset at the end of a line.</summary>
    private protected const string DateLine = @"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d\r?\n";

    private protected static readonly string Alarm = PSStyle.Instance.Formatting.Error;

    private protected static string EscapedAlarm => Regex.Escape(Alarm);

    /// <summary>Connects, runs commands one after the other, and returns what the session shows.</summary>
    private protected string Show(string[] commands, string connect = "Connect-RsaCloudAdmin $KeyPath", int width = Columns, bool useColor = false)
    {
        var screen = SessionPool.TakeScreen(useColor);
        try
        {
            screen.Clear(width);
            screen.Engine.SetVariable("KeyPath", KeyPath);
            Assert.True(screen.Type(connect));
            foreach (var command in commands)
                Assert.True(screen.Type(command));
            return screen.Text;
        }
        finally
        {
            SessionPool.Return(screen, useColor);
        }
    }

    private protected string Show(string command) => Show([command]);

    private protected static IEnumerable<string> LinesOf(string shown) => shown.Split('\n').Select(line => line.TrimEnd());
}
