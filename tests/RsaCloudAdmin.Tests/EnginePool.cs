using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

[assembly: AssemblyFixture(typeof(RsaCloudAdmin.Tests.EnginePool))]

namespace RsaCloudAdmin.Tests;

/// <summary>
/// Engines that have the module imported. To open one takes longer than most tests do, so one that is as it was before a
/// test is used for another, after it.
/// </summary>
public sealed class EnginePool : IDisposable
{
    private static readonly ConcurrentBag<PowerShellEngine> Idle = [];

    /// <summary>An engine without a connection and without variables of a test.</summary>
    internal static PowerShellEngine Take()
    {
        if (Idle.TryTake(out var idle))
            return idle;
        var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        return engine;
    }

    /// <summary>Takes an engine back after a test.</summary>
    internal static void Return(PowerShellEngine engine)
    {
        if (engine.TryReset(CloseConnections))
            Idle.Add(engine);
        else
            engine.Dispose();
    }

    // Disconnect-RsaCloudAdmin would leave the name of the connection that it closed.
    private static void CloseConnections(Runspace runspace)
    {
        var type = CmdletList.Class("Connect-RsaCloudAdmin").Assembly.GetType("RsaCloudAdmin.Connections.ConnectionTable", throwOnError: true)!;
        var table = type.GetMethod("For", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [runspace]);
        type.GetMethod("Clear")!.Invoke(table, null);
    }

    public void Dispose()
    {
        while (Idle.TryTake(out var engine))
            engine.Dispose();
    }
}
