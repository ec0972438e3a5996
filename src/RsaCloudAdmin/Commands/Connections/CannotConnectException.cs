using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>A connection cannot be made. The caller decides whether this ends the command or only one row.</summary>
internal sealed class CannotConnectException(ErrorRecord record) : Exception(record.Exception.Message, record.Exception)
{
    public ErrorRecord Record { get; } = record;
}
