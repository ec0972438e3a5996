using System.Management.Automation.Runspaces;
using RsaCloudAdmin.Sandbox.Engine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;

namespace RsaCloudAdmin.Sandbox.Service;

/// <summary>A PowerShell session with the module imported, and with what a script needs to know of the service.</summary>
internal sealed class SandboxSession : IDisposable
{
    private readonly PowerShellEngine _engine;
    private readonly string _keyPath;

    private SandboxSession(PowerShellEngine engine, string keyPath)
    {
        _engine = engine;
        _keyPath = keyPath;
        Console = new ConsoleSession(engine);
    }

    /// <summary>Where commands are typed.</summary>
    public ConsoleSession Console { get; }

    /// <summary>Opens a session.</summary>
    /// <param name="service">The service; the session has <c>$KeyPath</c>, <c>$JwkPath</c>, <c>$ClientId</c>, <c>$Issuer</c>, <c>$BaseUri</c> and <c>$UsersCsv</c> of it.</param>
    /// <param name="host">Shows what is printed.</param>
    /// <param name="location">The folder to be in.</param>
    /// <exception cref="DirectoryNotFoundException">The module is not there.</exception>
    public static SandboxSession Open(SandboxService service, ConsoleHost host, string location)
    {
        var module = ModuleFolder.Find();
        var engine = PowerShellEngine.Open(host);
        try
        {
            engine.Import(module);
            engine.SetVariable("KeyPath", service.KeyPath);
            engine.SetVariable("JwkPath", service.JwkPath);
            engine.SetVariable("ClientId", service.OAuthClient.ClientId);
            engine.SetVariable("Issuer", service.OAuthClient.Issuer);
            engine.SetVariable("UsersCsv", service.UsersCsv);
            engine.SetVariable("BaseUri", service.Emulator.BaseUri);
            engine.Runspace.SessionStateProxy.Path.SetLocation(location);
            return new SandboxSession(engine, service.KeyPath);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the service.</summary>
    /// <returns>Whether it is connected; if not, the reason was shown.</returns>
    public bool Connect() => Console.Run(new Command("Connect-RsaCloudAdmin") { Parameters = { { "KeyPath", _keyPath } } });

    public void Dispose() => _engine.Dispose();
}
