using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Why no connection is made, before it is known whether that ends the command or one row of its list.</summary>
internal sealed class CannotConnectException(ErrorRecord record) : Exception(record.Exception.Message, record.Exception)
{
    public ErrorRecord Record { get; } = record;
}
