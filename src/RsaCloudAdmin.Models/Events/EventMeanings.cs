using System.Globalization;

namespace RsaCloudAdmin;

/// <summary>What the codes of events mean, in words of this module. RSA changes its own texts, so only the codes are compared.</summary>
internal static class EventMeanings
{
    // Source: "User Event Monitor Messages for the Cloud Authentication Service".
    private static readonly Dictionary<int, string> OfUsers = new()
    {
        [2] = "Method locked",
        [3] = "Unlocked by a sign-in",
        [4] = "Lock expired",
        [31] = "User not found",
        [32] = "User is disabled",
        [35] = "Method is locked",
        [36] = "Nothing registered or enrolled",
        [51] = "Nothing registered or enrolled",
        [52] = "Push could not be sent",
        [103] = "App code accepted",
        [104] = "App code wrong",
        [105] = "App code used before",
        [201] = "LDAP password accepted",
        [215] = "LDAP password wrong",
        [219] = "LDAP password expired",
        [224] = "LDAP password locked",
        [301] = "FIDO limit reached",
        [340] = "FIDO sign-in succeeded",
        [341] = "FIDO protocol error",
        [601] = "SecurID passcode accepted",
        [603] = "New PIN required",
        [604] = "Next code required",
        [605] = "SecurID passcode wrong",
        [607] = "PIN wrong",
        [701] = "Push approved",
        [702] = "Push timed out",
        [703] = "Push denied",
        [801] = "Biometrics accepted",
        [802] = "Biometrics timed out",
        [901] = "Portal sign-in succeeded",
        [902] = "Portal sign-in failed",
        [3000] = "Device registered",
        [3001] = "Device registration failed",
        [3002] = "Device limit reached",
        [20801] = "SMS sent",
        [20805] = "SMS not delivered",
        [21901] = "SMS code accepted",
        [21902] = "SMS code wrong",
        [21903] = "SMS method is locked",
    };

    // Source: "Administration Log Messages for the Cloud Authentication Service".
    private static readonly Dictionary<int, string> OfAdmins = new()
    {
        [80001] = "Signed in",
        [80002] = "Sign-in failed",
        [80003] = "Administrator locked",
        [80004] = "Administrator unlocked",
        [80007] = "Signed out",
        [80100] = "Changes published",
        [80200] = "Policy added",
        [80201] = "Policy changed",
        [80202] = "Policy deleted",
        [82000] = "Administrator added",
        [82001] = "Administrator changed",
        [82002] = "Administrator deleted",
        [82007] = "Administrator unlocked",
        [82200] = "Company settings changed",
    };

    /// <summary>The known codes of users' events and their meanings, in ascending order of the code.</summary>
    public static IEnumerable<KeyValuePair<int, string>> OfUserEvents => OfUsers.OrderBy(known => known.Key);

    /// <summary>Returns the meaning of a user's event; null if the code is unknown.</summary>
    public static string? OfUserEvent(string? code) => Find(OfUsers, code);

    /// <summary>Returns the meaning of an administrator's event; null if the code is unknown.</summary>
    public static string? OfAdminEvent(string? code) => Find(OfAdmins, code);

    private static string? Find(Dictionary<int, string> meanings, string? code) =>
        int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && meanings.TryGetValue(number, out var meaning) ? meaning : null;
}
