using RsaCloudAdmin.Emulator.Tool;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>The staged module in an engine in this process, for scripts that must not cause an error. Not thread-safe.</summary>
public sealed class ModuleSession : IDisposable
{
    /// <summary>Opens a session without a connection.</summary>
    public ModuleSession() => Engine.Import(ModuleFolder.Find());

    /// <summary>The engine, for scripts that may cause errors.</summary>
    public PowerShellEngine Engine { get; } = PowerShellEngine.Open();

    /// <summary>Opens a session that is connected with a key file. Sends no request.</summary>
    public static ModuleSession OpenConnected(string keyPath)
    {
        var session = new ModuleSession();
        session.Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck", "KeyPath", keyPath);
        return session;
    }

    /// <summary>Sets a variable and runs a script.</summary>
    /// <exception cref="InvalidOperationException">The script caused an error.</exception>
    public PipelineResult Run(string script, string variable, object value)
    {
        Engine.SetVariable(variable, value);
        return Run(script);
    }

    /// <summary>Runs a script.</summary>
    /// <exception cref="InvalidOperationException">The script caused an error.</exception>
    public PipelineResult Run(string script)
    {
        var result = Engine.Run(script);
        return (result.TerminatingError ?? (result.Errors is [var first, ..] ? first : null)) is { } error
            ? throw new InvalidOperationException(error.ToString(), error.Exception)
            : result;
    }

    public void Dispose() => Engine.Dispose();
}
