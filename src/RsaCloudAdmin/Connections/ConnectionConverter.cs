using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>
/// Converts the name of a connection of the runspace to the connection, wherever PowerShell converts to this type: for
/// parameters of the cmdlets, of proxy commands and mocks, and of functions.
/// </summary>
/// <remarks>PowerShell caches whether one type can be converted to another, so only the conversion itself may refuse a value.</remarks>
internal sealed class ConnectionConverter : PSTypeConverter
{
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => true;

    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) => true;

    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        ConvertFrom(PSObject.AsPSObject(sourceValue), destinationType, formatProvider, ignoreCase);

    public override object ConvertFrom(PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Find(sourceValue);

    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException($"A connection cannot be converted to {DisplayText.Quote(destinationType.Name)}.");

    /// <summary>Returns the connection that the value names or contains.</summary>
    /// <exception cref="PSInvalidCastException">The value names no connection. The message says what to specify.</exception>
    public static RsaCloudAdminConnection Find(PSObject given)
    {
        if (given.TypeNames.Contains($"Deserialized.{typeof(RsaCloudAdminConnection).FullName}"))
        {
            throw new PSInvalidCastException(
                "This connection cannot be used here: it comes from another process (a job or a remote session), and its key stayed there. Run Connect-RsaCloudAdmin in the process that uses the connection.");
        }

        if (given.BaseObject is RsaCloudAdminConnection connection)
            return connection;
        if (CellText.Read(given) is not { } text)
            throw new PSInvalidCastException($"Give one connection: its name, or the object that Connect-RsaCloudAdmin returns. This is {(given.BaseObject is string ? "an object that was converted to a string, and is not shown" : DisplayText.Quote(given.BaseObject.GetType().Name))}.");
        if (text.Length == 0)
            throw new PSInvalidCastException("-Connection is empty. Give the name of a connection as Get-RsaCloudAdminConnection lists it, or leave -Connection out to use this session's default connection.");
        // A string is not trimmed, because a tenant's name may begin or end with a space. A number is accepted too,
        // because a name that is a number needs no quotation marks at the prompt.
        return ConnectionTable.Current.Find(given.BaseObject as string ?? text) ?? throw new PSInvalidCastException(
            $"This session has no connection named {DisplayText.Quote(text)}. Get-RsaCloudAdminConnection lists the connections. In ForEach-Object -Parallel and in thread jobs, which have separate sessions, give the connection object: -Connection $using:connection.");
    }
}
