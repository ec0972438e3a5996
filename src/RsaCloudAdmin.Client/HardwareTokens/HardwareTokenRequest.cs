namespace RsaCloudAdmin.Client.HardwareTokens;

/// <param name="TokenSerialNumber">At most 36 characters. Leading zeros count.</param>
internal sealed record HardwareTokenRequest(string TokenSerialNumber);
