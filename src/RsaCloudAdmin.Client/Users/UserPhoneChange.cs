using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Changes the phone numbers of users, and looks them up to confirm the change.</summary>
internal sealed class UserPhoneChange(ApiConnection connection, UserIdentification users)
{
    private readonly KeyedAsyncLock _changes = new();

    public async Task<RsaUserPhone> SetAsync(UserReference user, UserPhoneRequest body, CallContext call)
    {
        using var turn = call.Users.TakeTurn();
        // A wrong number would let somebody else sign in as this user.
        var known = await users.ConfirmAsync(user, call).ConfigureAwait(false);
        var request = ServiceRequest.For(ServiceOperations.UpdateUserPhone, [known.Called], [known.UserId], body, UsersJson.Default.UserPhoneRequest);
        // Held until the numbers are confirmed. Otherwise, a later change of the same user could come in between.
        using var held = await _changes.LockAsync(known.UserId, request, call, turn).ConfigureAwait(false);
        var received = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (!received.IsSuccess)
            throw connection.ErrorOf(request, received);
        var response = ApiConnection.Read(request, received, UsersJson.Default.UserPhoneResponse, call);
        if (response.Body.Id is { Length: > 0 })
            response.Same(response.Body.Id, known.UserId);

        var now = await users.TryLookUpAsync(user, known, call.ForRest()).ConfigureAwait(false);
        if (now is null && user.Name is not null)
            call.Warn($"The service accepted the phone numbers of {DisplayText.Quote(known.Called)}, but they could not be looked up to confirm them.");
        string? Reported(string what, string? sent, string? found, string? responded)
        {
            var number = ResolvedUser.Filled(now is null ? responded : found);
            // The details of a user show that a number was cleared. A response that does not mention the number shows nothing.
            if (sent is null || (Digits(sent) == Digits(number) && (now is not null || responded is not null)))
                return number;
            if (number is not null)
                throw ServiceErrors.Unexpected(request, received, $"the service accepted the request, but reports {DisplayText.Quote(number)} as the {what}, not {(sent.Length == 0 ? "none" : DisplayText.Quote(sent))}");
            // If a look-up by name failed, the warning above covers both numbers.
            if (now is not null || user.Name is null)
            {
                call.Warn(sent.Length == 0
                    ? $"The service accepted the request to clear the {what} of {DisplayText.Quote(known.Called)}, but does not report that it is cleared."
                    : $"The service accepted the {what} {DisplayText.Quote(sent)} for {DisplayText.Quote(known.Called)}, but does not report it.");
            }

            return null;
        }

        return new()
        {
            UserId = known.UserId,
            Identity = known.Identity,
            EmailAddress = known.EmailAddress,
            UserName = known.UserName,
            SmsNumber = Reported("SMS number", body.SmsNumber, now?.SmsNumber, response.Body.SmsNumber),
            VoiceNumber = Reported("voice number", body.VoiceNumber, now?.VoiceNumber, response.Body.VoiceNumber),
        };
    }

    // The service may write a number with other spaces and separators.
    private static string Digits(string? number) => new([.. (number ?? string.Empty).Where(character => character is >= '0' and <= '9')]);
}
