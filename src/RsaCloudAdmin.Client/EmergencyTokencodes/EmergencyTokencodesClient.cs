using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>Operations on emergency tokencodes. For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class EmergencyTokencodesClient
{
    private readonly UserIdentification _users;
    private readonly CredentialIssuer _issuer;
    private readonly TokencodeRemoval _removal;

    internal EmergencyTokencodesClient(ApiConnection connection, UserIdentification users) =>
        (_users, _issuer, _removal) = (users, new CredentialIssuer(connection), new TokencodeRemoval(connection));

    /// <summary>
    /// Issues an emergency tokencode with version 1 of the API. Each request issues a new code, so it is never retried after it
    /// may have been processed.
    /// </summary>
    /// <param name="user">The user. If the reference has several names, look-ups first confirm that all of them belong to the same user.</param>
    /// <param name="expirationDays">How many days the code is valid, 1 to 7.</param>
    /// <param name="call">The context of the call; null for a new one. A run issues at most one tokencode for a user.</param>
    /// <returns>The new tokencode, as a SecureString.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed. The Reason is OutcomeUnknown if a code may have been issued, and DuplicateUser if an earlier call of
    /// the run named the same user.
    /// </exception>
    public Task<RsaEmergencyTokencode> EnableAsync(UserReference user, int expirationDays, CallContext? call = null) =>
        IssueAsync(ServiceOperations.EnableEmergencyTokencodeV1, user, EmergencyTokencodeV1Request.Create(expirationDays), EmergencyTokencodesJson.Default.EmergencyTokencodeV1Request, call);

    /// <summary>
    /// Issues an emergency tokencode with version 2 of the API. Each request issues a new code, so it is never retried after it
    /// may have been processed.
    /// </summary>
    /// <param name="user">The user. If the reference has several names, look-ups first confirm that all of them belong to the same user.</param>
    /// <param name="expiresIn">How long the code is valid, from one minute to seven days; null for the tenant's setting.</param>
    /// <param name="oneTimeUse">Whether the code works only once; null for the tenant's setting.</param>
    /// <param name="call">The context of the call; null for a new one. A run issues at most one tokencode for a user.</param>
    /// <returns>The new tokencode, as a SecureString.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed. The Reason is OutcomeUnknown if a code may have been issued, and DuplicateUser if an earlier call of
    /// the run named the same user.
    /// </exception>
    public Task<RsaEmergencyTokencode> EnableAsync(UserReference user, TimeSpan? expiresIn, bool? oneTimeUse, CallContext? call = null) =>
        IssueAsync(ServiceOperations.EnableEmergencyTokencodeV2, user, EmergencyTokencodeV2Request.Create(expiresIn, oneTimeUse), EmergencyTokencodesJson.Default.EmergencyTokencodeV2Request, call);

    /// <summary>Removes all emergency tokencodes of a user.</summary>
    /// <param name="user">The user. If the reference has only an id, <paramref name="tokencodeId"/> is required.</param>
    /// <param name="tokencodeId">The id that the tokencode was issued with; null to use the id in the user's details.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>What was removed. WasEnabled is false if the user had no tokencode.</returns>
    public async Task<RsaEmergencyTokencodeStatus> DisableAsync(UserReference user, string? tokencodeId = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.DisableEmergencyTokencode);
        if (tokencodeId is not null)
            return await _removal.RemoveAsync(user, await _users.FindAsync(user, call).ConfigureAwait(false), tokencodeId, call).ConfigureAwait(false);
        if (user.Name is null)
        {
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest,
                $"Could not disable the emergency tokencode of {DisplayText.Quote(user.Text)}: the user's id is not enough to find the tokencode. Give the user's e-mail address or user name, or add the tokencode's id.");
        }

        return await _removal.RemoveAsync(user, context => _users.LookUpAsync(user, searchUnsynched: false, context), call).ConfigureAwait(false);
    }

    private async Task<RsaEmergencyTokencode> IssueAsync<T>(Operation operation, UserReference user, T body, JsonTypeInfo<T> type, CallContext? call)
    {
        call = CallContext.For(call, operation);
        var (known, response) = await _issuer.IssueAsync(
            () => _users.ConfirmAsync(user, call),
            confirmed => ServiceRequest.For(operation, [confirmed.Called], [confirmed.UserId], body, type),
            EmergencyTokencodesJson.Default.EmergencyTokencodeResponse,
            call).ConfigureAwait(false);
        return EmergencyTokencodeResponse.ToTokencode(response, known);
    }
}
