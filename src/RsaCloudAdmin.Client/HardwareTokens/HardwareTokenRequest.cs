namespace RsaCloudAdmin.Client.HardwareTokens;

/// <param name="TokenSerialNumber">At most 36 characters. Leading zeros are significant.</param>
internal sealed record HardwareTokenRequest(string TokenSerialNumber)
{
    /// <summary>The new name, at most 255 characters; null except to rename.</summary>
    public string? UpdatedName { get; init; }
}
