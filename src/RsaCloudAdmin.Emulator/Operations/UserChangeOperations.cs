using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration User Status API", "Mark User Deleted API", "Synchronize User API" and "Update SMS and Voice Phone API".</summary>
internal static class UserChangeOperations
{
    // Guess: the length of a number in international format.
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    public static Route[] Routes { get; } =
    [
        new(Operation.SetUserStatus, "PUT", "v1/users/{userId}/userStatus", SetStatus) { Required = ["userStatus"], Scope = OAuthScopes.UserManage },
        new(Operation.SetUserDeletion, "PUT", "v1/users/{userId}/markDeleted", SetDeletion)
        {
            Required = ["markDeleted"],
            // RSA's table says Boolean, and its example sends a string.
            Types = new() { ["markDeleted"] = [JsonValueKind.True, JsonValueKind.False, JsonValueKind.String] },
            Scope = OAuthScopes.UserDeleteSoft,
        },
        new(Operation.SynchronizeUser, "POST", "v1/users/{userId}/sync", Synchronize) { StatesEmptyBody = true, Scope = OAuthScopes.UserSync },
        new(Operation.UpdateUserPhone, "PATCH", "v1/users/{userId}", UpdatePhone) { Optional = ["smsNumber", "voiceNumber"], Scope = OAuthScopes.FactorManage },
    ];

    private static EmulatedResponse SetStatus(EmulatedRequest request)
    {
        var status = request.Text("userStatus");
        if (status is not ("Enabled" or "Disabled"))
            return EmulatedResponse.BadRequest("Invalid user status");
        var enable = status == "Enabled";
        return request.ChangeUser(
            user =>
            {
                // Guess: RSA's page lists 409 without a reason.
                if (user.MarkedDeletedAt is not null)
                    return EmulatedResponse.Conflict("User is pending deletion");
                return request.Tenant.RefusesSameStatus && user.IsEnabled == enable ? EmulatedResponse.Conflict($"User is already in the state {status}") : null;
            },
            user => user with { IsEnabled = enable },
            user => EmulatedResponse.Ok(body =>
            {
                body.WriteString("id", user.Id);
                body.WriteString("userStatus", status);
            }));
    }

    private static EmulatedResponse SetDeletion(EmulatedRequest request)
    {
        if ((request.Flag("markDeleted") ?? (bool.TryParse(request.Text("markDeleted"), out var text) ? text : null)) is not { } mark)
            return EmulatedResponse.BadRequest("Invalid request body");
        return request.ChangeUser(
            user => RefusalOf(user, mark),
            // Guess: a restored user stays disabled.
            user => user with { MarkedDeletedAt = mark ? request.Clock.GetUtcNow() : null, MarkedDeletedBy = mark ? request.AccessId : null },
            // Guess: the fields have the names of the user details.
            user => EmulatedResponse.Ok(body =>
            {
                body.WriteString("id", user.Id);
                body.WriteBoolean("markDeleted", mark);
                body.WriteDate("markDeletedAt", user.MarkedDeletedAt);
                body.WriteString("markDeletedBy", user.MarkedDeletedBy);
            }));
    }

    private static EmulatedResponse? RefusalOf(EmulatedUser user, bool mark)
    {
        // Guess: as for the "Cloud Administration Delete User Now API".
        if (user.Source == IdentitySourceKind.Scim)
            return EmulatedResponse.Error(405, "METHOD_NOT_ALLOWED", "Users of a SCIM identity source cannot be deleted");
        // Guess: the status. RSA's page says that an inactive user is marked, who must not be marked yet.
        if (mark && user.IsEnabled)
            return EmulatedResponse.Conflict("User is enabled");
        return mark == user.MarkedDeletedAt is not null
            ? EmulatedResponse.Conflict(mark ? "User is already pending deletion" : "User is not pending deletion")
            : null;
    }

    // Guess: a user who has left the identity source is not found, and a local user stays unchanged.
    private static EmulatedResponse Synchronize(EmulatedRequest request) => request.ChangeUser(
        user => user.IsInSource ? null : EmulatedResponse.NotFound(request.UserWords),
        user => user.Source == IdentitySourceKind.Local ? user : user with { Synchronized = request.Clock.GetUtcNow() },
        user => EmulatedResponse.Ok(body => UserOperations.Describe(body, user, request)));

    private static EmulatedResponse UpdatePhone(EmulatedRequest request)
    {
        var (hasSms, hasVoice) = (request.Has("smsNumber"), request.Has("voiceNumber"));
        if (!hasSms && !hasVoice)
            return EmulatedResponse.BadRequest("Wrong number of properties in the request body.");
        var (sms, voice) = (request.Text("smsNumber"), request.Text("voiceNumber"));
        if ((hasSms && !IsNumber(sms)) || (hasVoice && !IsNumber(voice)))
            return EmulatedResponse.BadRequest("Invalid phone number");
        // Guess: the status.
        if (hasSms && !request.Tenant.OffersSms)
            return EmulatedResponse.BadRequest("SMS Tokencode is disabled for the company");
        if (hasVoice && !request.Tenant.OffersVoice)
            return EmulatedResponse.BadRequest("Voice Tokencode is disabled for the company");
        return request.ChangeUser(
            // Guess: a cleared number reads back as null.
            user => user with
            {
                SmsNumber = !hasSms ? user.SmsNumber : sms!.Length == 0 ? null : sms,
                VoiceNumber = !hasVoice ? user.VoiceNumber : voice!.Length == 0 ? null : voice,
            },
            // Guess: the fields of the response.
            user => EmulatedResponse.Ok(body =>
            {
                body.WriteString("id", user.Id);
                body.WriteString("smsNumber", user.SmsNumber);
                body.WriteString("voiceNumber", user.VoiceNumber);
            }));
    }

    // Guess: a plus sign, then digits and spaces. An empty text clears the number.
    private static bool IsNumber(string? text) => text is { Length: 0 }
        || (text?[0] == '+' && text.Skip(1).All(c => c == ' ' || char.IsAsciiDigit(c)) && text.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits);
}
