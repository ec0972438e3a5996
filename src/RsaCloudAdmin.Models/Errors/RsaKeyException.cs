namespace RsaCloudAdmin;

/// <summary>A key, or what is given beside it, cannot be used. Shows where the key came from and what is wrong, and nothing of the key.</summary>
public sealed class RsaKeyException : Exception
{
    public RsaKeyException(RsaKeyFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What is wrong with it.</summary>
    public RsaKeyFault Fault { get; }
}
