using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>
/// Makes the name of one of the runspace's connections that connection, wherever PowerShell converts to the type: for
/// parameters of the cmdlets, of their proxies and mocks, and of functions.
/// </summary>
/// <remarks>PowerShell remembers of a pair of types whether they can be converted, so that only the conversion itself may refuse.</remarks>
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
        throw new PSInvalidCastException($"A connection cannot be made {DisplayText.Quote(destinationType.Name)}.");

    /// <summary>Returns the connection that is meant.</summary>
    /// <exception cref="PSInvalidCastException">There is none. The message says what to give.</exception>
    public static RsaCloudAdminConnection Find(PSObject given)
    {
        if (given.TypeNames.Contains($"Deserialized.{typeof(RsaCloudAdminConnection).FullName}"))
        {
            throw new PSInvalidCastException(
                "This is no connection any more: it came from another process (a job or a remote session), and its key stayed there. Run Connect-RsaCloudAdmin in the process that is to use it.");
        }

        if (given.BaseObject is RsaCloudAdminConnection connection)
            return connection;
        if (CellText.Read(given) is not { } text)
            throw new PSInvalidCastException($"A connection is given by its name, or as Connect-RsaCloudAdmin returns it, and one at a time. This is {(given.BaseObject is string ? "the text of an object, which is not shown here" : DisplayText.Quote(given.BaseObject.GetType().Name))}.");
        if (text.Length == 0)
            throw new PSInvalidCastException("-Connection is empty. Give the name of a connection as Get-RsaCloudAdminConnection lists it, or leave -Connection out to use this session's default connection.");
        // A tenant's name may begin or end with a blank. A name that is a number needs no quotes at the prompt.
        return ConnectionTable.Current.Find(given.BaseObject as string ?? text) ?? throw new PSInvalidCastException(
            $"This session has no connection named {DisplayText.Quote(text)}. Get-RsaCloudAdminConnection lists those it has. In ForEach-Object -Parallel and in thread jobs, which have sessions of their own, give the connection itself: -Connection $using:connection.");
    }
}
