namespace RsaCloudAdmin.Client.HardwareTokens;

/// <param name="TokenSerialNumber">At most 36 characters. Leading zeros are significant.</param>
internal sealed record HardwareTokenRequest(string TokenSerialNumber)
{
    /// <summary>The name of a token that is assigned, at most 255 characters; null for the serial number, and for all other requests.</summary>
    public string? TokenName { get; init; }

    /// <summary>The new name, at most 255 characters; null except to rename.</summary>
    public string? UpdatedName { get; init; }
}
