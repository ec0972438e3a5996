namespace RsaCloudAdmin.Client.Users;

/// <summary>The new phone numbers of a user. Null leaves a number unchanged, and an empty string clears it.</summary>
internal sealed record UserPhoneRequest
{
    public string? SmsNumber { get; init; }
    public string? VoiceNumber { get; init; }
}
