using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Tells what a list or a config file leaves open.</summary>
internal static class Cells
{
    public static bool IsBlank(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };
}
