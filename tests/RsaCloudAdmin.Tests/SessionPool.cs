using System.Collections.Concurrent;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

[assembly: AssemblyFixture(typeof(RsaCloudAdmin.Tests.SessionPool))]

namespace RsaCloudAdmin.Tests;

/// <summary>
/// Provides sessions with the staged module. Opening one takes longer than most tests, so the session of an ended test serves
/// the next one, without the variables and connections of the earlier test. A session in which a test changed functions, aliases,
/// drives, modules, jobs, data of types, the culture or the language mode is closed.
/// </summary>
/// <remarks>A fixture of the assembly, so that the sessions are closed at the end. The program could not end otherwise.</remarks>
public sealed class SessionPool : IDisposable
{
    private static readonly ConcurrentDictionary<bool, ConcurrentBag<PowerShellEngine>> FreeEngines = new();
    private static readonly ConcurrentDictionary<bool, ConcurrentBag<ScreenSession>> FreeScreens = new();

    private static readonly Type Connections = CmdletList.Class("Connect-RsaCloudAdmin").Assembly.GetType("RsaCloudAdmin.Connections.ConnectionTable", throwOnError: true)!;

    internal static PowerShellEngine TakeEngine(bool showsViews)
    {
        if (FreeEngines.TryGetValue(showsViews, out var free) && free.TryTake(out var engine))
            return engine;
        engine = showsViews ? PowerShellEngine.Open() : PowerShellEngine.OpenWithoutViews();
        return Prepared(engine, engine, opened => opened.Import(ModuleFolder.Find()));
    }

    internal static ScreenSession TakeScreen(bool useColor = false)
    {
        if (FreeScreens.TryGetValue(useColor, out var free) && free.TryTake(out var screen))
            return screen;
        screen = new ScreenSession(useColor: useColor);
        return Prepared(screen, screen.Engine, _ => { });
    }

    // A session that stays open would prevent the program from ending.
    private static T Prepared<T>(T session, PowerShellEngine engine, Action<PowerShellEngine> prepare)
        where T : IDisposable
    {
        try
        {
            prepare(engine);
            Assert.True(engine.TryReset(), "A new session cannot be reset.");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    internal static void Return(PowerShellEngine engine, bool showsViews)
    {
        if (IsReset(engine))
            FreeEngines.GetOrAdd(showsViews, _ => []).Add(engine);
        else
            engine.Dispose();
    }

    internal static void Return(ScreenSession screen, bool useColor = false)
    {
        if (IsReset(screen.Engine))
            FreeScreens.GetOrAdd(useColor, _ => []).Add(screen);
        else
            screen.Dispose();
    }

    public void Dispose()
    {
        foreach (var engine in FreeEngines.Values.SelectMany(free => free))
            engine.Dispose();
        foreach (var screen in FreeScreens.Values.SelectMany(free => free))
            screen.Dispose();
    }

    private static bool IsReset(PowerShellEngine engine)
    {
        if (!engine.TryReset())
            return false;
        // After Disconnect-RsaCloudAdmin, the session would still know which connection was the default.
        Connections.GetMethod("Clear")!.Invoke(Connections.GetMethod("For")!.Invoke(null, [engine.Runspace]), null);
        return true;
    }
}
