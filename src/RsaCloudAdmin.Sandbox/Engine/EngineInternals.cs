using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>
/// What the engine can do and keeps to pwsh's own assemblies, which its package comes without: the shapes of Format-Table
/// and Format-List, the end that Select-Object -First puts to a pipeline, the exit of pwsh -File, and the showing of an
/// error that ended a pipeline.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>Gives a formatting cmdlet the engine's formatter for a shape.</summary>
    /// <param name="cmdlet">The cmdlet, being made.</param>
    /// <param name="shape">"Table" or "List".</param>
    public static void UseFormatter(FrontEndCommandBase cmdlet, string shape)
    {
        var shapes = Engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.FormatShape", throwOnError: true)!;
        var formatter = Engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", throwOnError: true)!;
        typeof(FrontEndCommandBase).GetField("implementation", Hidden)!
            .SetValue(cmdlet, Activator.CreateInstance(formatter, Hidden, binder: null, [Enum.Parse(shapes, shape)], culture: null));
    }

    /// <summary>What a cmdlet throws that wants no more input, so that the commands before it stop.</summary>
    public static Exception StopUpstream(InternalCommand cmdlet)
    {
        var exception = Engine.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        return (Exception)Activator.CreateInstance(exception, cmdlet)!;
    }

    /// <summary>
    /// Has the <c>exit</c> of the script file that runs next reach the host. Of a script that is called in a session it
    /// ends the script alone.
    /// </summary>
    public static void LetNextScriptExitTheSession(Runspace runspace)
    {
        var context = typeof(Runspace).GetProperty("ExecutionContext", Hidden)!.GetValue(runspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)!.SetValue(context, true);
    }

    /// <summary>An error as if it were just written, so that Out-Default shows it as one and does not list it as data.</summary>
    public static PSObject AsWritten(ErrorRecord record)
    {
        var error = new PSObject(record);
        var stream = typeof(PSObject).GetProperty("WriteStream", Hidden)!;
        stream.SetValue(error, Enum.Parse(stream.PropertyType, "Error"));
        return error;
    }
}
