using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>Base class of tests that run a script of docs/examples against the emulator, as an admin's copy would run.</summary>
public abstract partial class ExampleTest : CmdletTest
{
    private protected static string Folder => Path.GetFullPath(Path.Combine(ModuleFolder.Find(), "../../../docs/examples"));

    /// <summary>The failure file of an earlier run.</summary>
    private protected const string OldFailureFile = "\"Email\",\"Error\",\"Message\",\"ToDo\"\nold@example.com,UserNotFound,no such user,Check the spelling\n";

    private protected string ListPath => PathOf("list.csv");

    private protected string FailurePath => PathOf("failed.csv");

    private protected override EmulatorOptions Options => new() { Users = 3 };

    private protected static string Example(string name) => Path.Combine(Folder, name);

    private protected EmulatedUser User(int number) => Service.Tenant.Find(EmulatedTenant.SeededId(number))!;

    /// <summary>Writes the list: the rows below the columns Email and Ticket.</summary>
    private protected void WriteList(params string[] rows) => File.WriteAllLines(ListPath, ["Email,Ticket", .. rows]);

    /// <summary>Returns the shown text without its line breaks.</summary>
    private protected static string Words(string shown) => string.Join(' ', shown.Split([' ', '|', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Runs a script at a prompt.</summary>
    /// <param name="name">The script.</param>
    /// <param name="arguments">Its arguments: <c>-Name</c> is a parameter, everything else a text.</param>
    /// <param name="before">A command to run first, such as one that defines a cmdlet that the engine lacks.</param>
    /// <returns>The exit code that <c>pwsh -File</c> would have, and everything shown.</returns>
    private protected static (int ExitCode, string Shown) RunExample(string name, string[] arguments, string before = "")
    {
        var screen = SessionPool.TakeScreen();
        try
        {
            screen.Clear(ScreenHost.DefaultWidth);
            Assert.True(screen.Type(before));
            screen.Engine.SetVariable("LASTEXITCODE", null);
            var ranToItsEnd = screen.Type($"& {Literal(Example(name))} {string.Join(' ', arguments.Select(argument => ParameterName().IsMatch(argument) ? argument : Literal(argument)))}");
            return (ranToItsEnd ? screen.Engine.GetVariable("LASTEXITCODE") as int? ?? 0 : 1, screen.Text);
        }
        finally
        {
            SessionPool.Return(screen);
        }
    }

    [GeneratedRegex(@"^-\p{L}\w*$")]
    private static partial Regex ParameterName();
}
