using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>The body of a request for a registration code: the user, by e-mail address or user name, and the app.</summary>
internal sealed record RegistrationCodeRequest
{
    // Source: "Cloud Administration Retrieve Device Registration Code API". Guess: for Windows and macOS, where the page
    // says "N/A", the id is left out.
    private const string MobileApp = "1f00c62b-a5c0-49d3-9ffb-92314d717187";

    public string? Email { get; init; }
    public string? Username { get; init; }
    public string? AppId { get; init; }

    public static RegistrationCodeRequest Create(ResolvedUser user, RsaRegistrationPlatform platform) => new()
    {
        Email = user.EmailAddress,
        Username = user.EmailAddress is null ? user.UserName : null,
        AppId = platform switch
        {
            RsaRegistrationPlatform.Mobile => MobileApp,
            RsaRegistrationPlatform.Desktop => null,
            _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, "The service does not know this platform."),
        },
    };
}
