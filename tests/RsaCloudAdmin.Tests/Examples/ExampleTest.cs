using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Sandbox;
using RsaCloudAdmin.Sandbox.Engine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>A test that runs a script of docs/examples against the emulator, as an admin's copy of it would run.</summary>
public abstract class ExampleTest : CmdletTest
{
    private protected static string Folder => Path.GetFullPath(Path.Combine(ModuleFolder.Find(), "../../../docs/examples"));

    private protected string ListPath => PathOf("list.csv");

    private protected string FailurePath => PathOf("failed.csv");

    private protected override EmulatorOptions Options => new() { Users = 3 };

    private protected static string Example(string name) => Path.Combine(Folder, name);

    private protected EmulatedUser User(int number) => Service.Tenant.Find(EmulatedTenant.SeededId(number))!;

    /// <summary>Writes the list: the rows below the columns Email and Ticket.</summary>
    private protected void WriteList(params string[] rows) => File.WriteAllLines(ListPath, ["Email,Ticket", .. rows]);

    /// <summary>What was shown, without the places where the page broke it.</summary>
    private protected static string Words(string shown) => string.Join(' ', shown.Split([' ', '|', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Runs a script as <c>pwsh -File</c> does.</summary>
    /// <param name="name">The script.</param>
    /// <param name="arguments">What follows it.</param>
    /// <param name="before">What the session has done before, such as defining cmdlets that the engine has not got.</param>
    /// <returns>The exit code and all that was shown.</returns>
    private protected static (int ExitCode, string Shown) RunExample(string name, string[] arguments, string before = "")
    {
        using var writer = new StringWriter();
        var host = new ConsoleHost(writer);
        using var engine = PowerShellEngine.Open(host);
        engine.Import(ModuleFolder.Find());
        var session = new ConsoleSession(engine);
        Assert.True(session.Type(before));
        var cameToItsEnd = session.RunFile(Example(name), arguments);
        return (host.ExitCode ?? (cameToItsEnd ? 0 : 1), writer.ToString());
    }
}
