using System.Management.Automation;

namespace RsaCloudAdmin.Tests;

/// <summary>An emitted object as a script sees it. This program cannot refer to its type, which is in the module.</summary>
internal sealed class PropertyBag(PSObject emitted)
{
    public string TypeName => emitted.BaseObject.GetType().Name;

    public PSObject Emitted => emitted;

    public object? this[string property]
    {
        get
        {
            var value = (emitted.Properties[property] ?? throw new KeyNotFoundException($"{TypeName} has no property {property}.")).Value;
            return value is PSObject wrapped ? wrapped.BaseObject : value;
        }
    }
}
