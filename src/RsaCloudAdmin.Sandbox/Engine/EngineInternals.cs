using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>
/// Two things that only pwsh's own cmdlets may do. The engine has the means for Format-Table, Format-List and
/// Select-Object -First, and keeps them to the assembly that those are in and that its package comes without.
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
}
