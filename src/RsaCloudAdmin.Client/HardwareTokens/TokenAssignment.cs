using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>Assigns and unassigns hardware tokens. If the service reports a conflict, finds out whose token it is.</summary>
internal sealed class TokenAssignment(ApiConnection connection, UserIdentification users, TokenLookup lookup)
{
    public async Task<RsaHardwareToken> AssignAsync(UserReference user, HardwareTokenRequest body, CallContext call)
    {
        using var turn = call.Users.TakeTurn();
        // The holder of the token can sign in as the user, so a call must not name two users.
        var known = await users.ConfirmAsync(user, call).ConfigureAwait(false);
        var request = RequestFor(ServiceOperations.AssignHardwareToken, known, body);
        if (await turn.UseAsync(() => call.Users.ClaimToken(body.TokenSerialNumber, known), request, call).ConfigureAwait(false) is { } first && !first.UserId.Equals(known.UserId, StringComparison.OrdinalIgnoreCase))
            throw new RsaCloudAdminException(RsaErrorReason.TokenAssigned, $"Could not {request.Purpose}: the token was named earlier for {DisplayText.Quote(first.Called)}. This request was not sent.");

        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (response.IsSuccess)
            return Read(request, response, known, body, IsUnassigned, call);
        if (response.Status != HttpStatusCode.Conflict || await TryLookUpAsync(body.TokenSerialNumber, call).ConfigureAwait(false) is not { Body.UserId: { Length: > 0 } owner } token)
            throw connection.ErrorOf(request, response);
        // The look-up shows that no attempt assigned the token to this user.
        if (!owner.Equals(known.UserId, StringComparison.OrdinalIgnoreCase))
            throw ServiceErrors.Conflict(request, response with { FollowsAmbiguousAttempt = false }, $"it is assigned to another user (id {DisplayText.Quote(owner)})", RsaErrorReason.TokenAssigned);
        if (!response.FollowsAmbiguousAttempt)
            call.Warn($"Hardware token {DisplayText.Quote(body.TokenSerialNumber)} is already assigned to {DisplayText.Quote(known.Called)}. Nothing was changed.");
        return HardwareTokenResponse.ToToken(token, known, body.TokenSerialNumber);
    }

    public async Task<RsaHardwareToken> UnassignAsync(UserReference user, HardwareTokenRequest body, CallContext call)
    {
        var known = await users.FindAsync(user, call).ConfigureAwait(false);
        var request = RequestFor(ServiceOperations.UnassignHardwareToken, known, body);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (response.IsSuccess)
            return Read(request, response, known, body, IsAssigned, call);
        var error = connection.ErrorOf(request, response);
        // If an earlier attempt was carried out, the token is not assigned any more.
        if (response is not { Status: HttpStatusCode.Conflict, FollowsAmbiguousAttempt: true } || await TryLookUpAsync(body.TokenSerialNumber, call).ConfigureAwait(false) is not { Body.UserId: null or "" } token)
            throw error;
        call.Warn($"The request to {request.Purpose} failed, and the retry reported that the token is not assigned to this user. The token is assigned to nobody now, and is treated as unassigned. If the serial number was wrong, the user still has a token: check it.");
        return HardwareTokenResponse.ToToken(token, known, body.TokenSerialNumber);
    }

    private static RsaHardwareToken Read(ServiceRequest request, ServiceResponse received, ResolvedUser user, HardwareTokenRequest body, Func<string, bool> isContrary, CallContext call)
    {
        var response = ApiConnection.Read(request, received, HardwareTokensJson.Default.HardwareTokenResponse, call);
        response.NotContrary(response.Body.TokenState, isContrary);
        return HardwareTokenResponse.ToToken(response, user, body.TokenSerialNumber);
    }

    private static bool IsUnassigned(string state) => state.Equals("Unassigned", StringComparison.OrdinalIgnoreCase);

    // "Activation Pending", or "Activated" after the user has set a PIN.
    private static bool IsAssigned(string state) => state.StartsWith("Activation", StringComparison.OrdinalIgnoreCase) || state.Equals("Activated", StringComparison.OrdinalIgnoreCase);

    private static ServiceRequest RequestFor(Operation operation, ResolvedUser user, HardwareTokenRequest body) =>
        ServiceRequest.For(operation, [body.TokenSerialNumber, user.Called], [user.UserId], body, HardwareTokensJson.Default.HardwareTokenRequest);

    // A client may assign tokens without being allowed to look them up. The error of the assignment then says what is known.
    private async Task<ServiceResponse<HardwareTokenResponse>?> TryLookUpAsync(string serialNumber, CallContext call)
    {
        try
        {
            return await lookup.SendAsync(serialNumber, call.ForRest()).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException)
        {
            return null;
        }
    }
}
