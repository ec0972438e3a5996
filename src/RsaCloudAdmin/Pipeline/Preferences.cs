using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads the user's preferences for errors, warnings and progress.</summary>
internal static class Preferences
{
    /// <summary>Returns the value of the common parameter, or else of the session's variable; null if PowerShell does not know the value.</summary>
    public static ActionPreference? Get(PSCmdlet cmdlet, string parameter, string variable)
    {
        var preference = cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : cmdlet.GetVariableValue(variable);
        return LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action) ? action : null;
    }
}
