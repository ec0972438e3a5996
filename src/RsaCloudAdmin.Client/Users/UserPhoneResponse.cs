namespace RsaCloudAdmin.Client.Users;

/// <summary>The response to a change of phone numbers. The documentation does not show its fields, so none of them is required.</summary>
internal sealed class UserPhoneResponse
{
    public string? Id { get; set; }
    public string? SmsNumber { get; set; }
    public string? VoiceNumber { get; set; }
}
