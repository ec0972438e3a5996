using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>A test of what a person sees at a prompt.</summary>
public abstract class ViewTest : CmdletTest
{
    private protected const int Columns = 100;

    /// <summary>A date at the end of a line, with its offset.</summary>
    private protected const string DateLine = @"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d\r?\n";

    private protected static readonly string Alarm = PSStyle.Instance.Formatting.Error;

    private protected static string EscapedAlarm => Regex.Escape(Alarm);

    /// <summary>What a session shows of commands that are typed one after the other, after it has connected.</summary>
    private protected string Show(string[] commands, string connect = "Connect-RsaCloudAdmin $KeyPath", int width = Columns, bool useColor = false)
    {
        using var session = new ScreenSession(width, useColor);
        session.Engine.SetVariable("KeyPath", KeyPath);
        Assert.True(session.Type(connect));
        foreach (var command in commands)
            Assert.True(session.Type(command));
        return session.Text;
    }

    private protected string Show(string command) => Show([command]);

    private protected static IEnumerable<string> LinesOf(string shown) => shown.Split('\n').Select(line => line.TrimEnd());
}
