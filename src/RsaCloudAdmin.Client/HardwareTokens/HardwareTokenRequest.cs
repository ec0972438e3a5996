namespace RsaCloudAdmin.Client.HardwareTokens;

/// <param name="TokenSerialNumber">At most 36 characters. Leading zeros count.</param>
internal sealed record HardwareTokenRequest(string TokenSerialNumber)
{
    /// <summary>At most 255 characters; null except to rename.</summary>
    public string? UpdatedName { get; init; }
}
