namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>The events that users and the tenant have from the start. They fit the user's state: why can the user not sign in?</summary>
/// <remarks>
/// The codes are from RSA's "User Event Monitor Messages for the Cloud Authentication Service" and "Administration Log Messages for
/// the Cloud Authentication Service". Guess: all texts, and the names of the methods.
/// </remarks>
internal static class SeededEvents
{
    private const string App = "Authenticate OTP";

    public static IEnumerable<EmulatedUserEvent> Create(EmulatedUser user)
    {
        var now = user.Created;
        EmulatedUserEvent Event(int minutesAgo, int code, string description, bool isError = false) => new(now.AddMinutes(-minutesAgo), user.Id, code)
        {
            IsError = isError,
            Description = description,
            Method = App,
            Application = "VPN",
            // An address for documentation (RFC 5737).
            SourceIPAddress = "203.0.113.7",
        };

        yield return Event(24 * 60, 103, "Authentication succeeded");
        if (!user.IsEnabled)
        {
            yield return Event(2, 32, "Authentication failed, user is disabled", isError: true) with { Category = "Authorization", Method = null };
        }
        else if (user.IsTokenLocked)
        {
            yield return Event(9, 104, "Authentication failed, incorrect OTP", isError: true);
            yield return Event(8, 104, "Authentication failed, incorrect OTP", isError: true);
            yield return Event(7, 104, "Authentication failed, incorrect OTP", isError: true);
            yield return Event(6, 2, "Authentication method locked") with { Category = "User Status" };
            yield return Event(2, 35, "Authentication failed, method is locked", isError: true);
        }
    }

    public static IEnumerable<EmulatedAdminEvent> OfAdmins(DateTimeOffset now) =>
    [
        new(now.AddMinutes(-90), "SIGNIN_FAILURE", 80002) { IsSuccess = false, Message = "Administrator could not sign in" },
        new(now.AddMinutes(-89), "SIGNIN_SUCCESS", 80001) { Message = "Administrator signed in" },
        new(now.AddMinutes(-60), "PUBLISH", 80100) { Message = "Administrator published the changes" },
    ];
}
