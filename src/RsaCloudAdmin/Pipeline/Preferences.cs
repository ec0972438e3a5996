using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads what the user wants done with errors, warnings and progress.</summary>
internal static class Preferences
{
    /// <summary>The preference: the common parameter's, or else the session's variable's. Null if it is none that PowerShell knows.</summary>
    public static ActionPreference? Get(PSCmdlet cmdlet, string parameter, string variable)
    {
        var preference = cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : cmdlet.GetVariableValue(variable);
        return LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action) ? action : null;
    }
}
