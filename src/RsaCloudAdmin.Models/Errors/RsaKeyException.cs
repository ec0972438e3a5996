namespace RsaCloudAdmin;

/// <summary>
/// A key or a related value cannot be used. The message says where the key came from and what is wrong, and shows
/// nothing of the key.
/// </summary>
public sealed class RsaKeyException : Exception
{
    public RsaKeyException(RsaKeyFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What is wrong.</summary>
    public RsaKeyFault Fault { get; }
}
