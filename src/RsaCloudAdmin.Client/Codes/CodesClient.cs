using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>
/// Operations on codes for enrollment and registration. The service identifies users of these operations by e-mail address or
/// user name, so a reference with only an id is an error. For errors, see <see cref="CloudAdminClient"/>.
/// </summary>
public sealed class CodesClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;
    private readonly CredentialIssuer _issuer;

    internal CodesClient(ApiConnection connection, UserIdentification users) => (_connection, _users, _issuer) = (connection, users, new CredentialIssuer(connection));

    /// <summary>
    /// Issues an enrollment code. Each request issues a new code, so it is never retried after it may have been processed.
    /// </summary>
    /// <param name="user">The user. Look-ups first confirm that all names in the reference belong to the same user.</param>
    /// <param name="expiresIn">How long the code is valid, from 10 minutes to 24 hours; null for the service's default of 10 minutes.</param>
    /// <param name="delivery">Whether the service returns the code, or sends it by e-mail.</param>
    /// <param name="recipient">The address to send the code to; null for the user's own address. Only with delivery by e-mail.</param>
    /// <param name="call">The context of the call; null for a new one. A run issues at most one code for a user.</param>
    /// <returns>The new code, as a SecureString; without the code if it was sent by e-mail.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed. The Reason is OutcomeUnknown if a code may have been issued, CodeRefused if the service reports a status
    /// number instead of a code, and DuplicateUser if an earlier call of the run named the same user.
    /// </exception>
    public async Task<RsaEnrollmentCode> IssueEnrollmentCodeAsync(UserReference user, TimeSpan? expiresIn = null, RsaCodeDelivery delivery = RsaCodeDelivery.Display, string? recipient = null, CallContext? call = null)
    {
        var operation = ServiceOperations.IssueEnrollmentCode;
        call = CallContext.For(call, operation);
        var address = recipient is null ? null : WellFormedText.Require(recipient);
        var (known, response) = await _issuer.IssueAsync(
            () => ConfirmAsync(operation, user, needsEmail: true, call),
            confirmed => RequestFor(operation, confirmed, [EnrollmentCodeRequest.Create(confirmed.EmailAddress!, expiresIn, delivery, address)], CodesJson.Default.ListEnrollmentCodeRequest),
            CodesJson.Default.ListEnrollmentCodeResponse,
            call).ConfigureAwait(false);
        return EnrollmentCodeResponse.ToCode(response, known, delivery == RsaCodeDelivery.Email ? address ?? known.EmailAddress : null);
    }

    /// <summary>Revokes the enrollment code of a user.</summary>
    /// <param name="user">The user. Look-ups first confirm that all names in the reference belong to the same user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The user, with the status number that the service reports.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed. The Reason is CodeRefused if the service reports a message, for example because the user has no code.
    /// </exception>
    public async Task<RsaRevokedCode> RevokeEnrollmentCodeAsync(UserReference user, CallContext? call = null)
    {
        var operation = ServiceOperations.VoidEnrollmentCode;
        call = CallContext.For(call, operation);
        var known = await ConfirmAsync(operation, user, needsEmail: true, call).ConfigureAwait(false);
        var request = RequestFor(operation, known, new(VoidCodesRequest.Enrollment, [known.EmailAddress!]), CodesJson.Default.VoidCodesRequest);
        var response = await _connection.SendAsync(request, CodesJson.Default.VoidCodesResponse, call).ConfigureAwait(false);
        return VoidCodesResponse.ToRevoked(response, known);
    }

    /// <summary>
    /// Issues a code to register a device. Each request issues a new code, so it is never retried after it may have been processed.
    /// </summary>
    /// <param name="user">The user. Look-ups first confirm that all names in the reference belong to the same user.</param>
    /// <param name="platform">The kind of device.</param>
    /// <param name="call">The context of the call; null for a new one. A run issues at most one code for a user.</param>
    /// <returns>The new code, as a SecureString.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed. The Reason is OutcomeUnknown if a code may have been issued, Conflict if the user already has a
    /// registered device, and DuplicateUser if an earlier call of the run named the same user.
    /// </exception>
    public async Task<RsaRegistrationCode> IssueRegistrationCodeAsync(UserReference user, RsaRegistrationPlatform platform = RsaRegistrationPlatform.Mobile, CallContext? call = null)
    {
        var operation = ServiceOperations.IssueRegistrationCode;
        call = CallContext.For(call, operation);
        var (known, response) = await _issuer.IssueAsync(
            () => ConfirmAsync(operation, user, needsEmail: false, call),
            confirmed => RequestFor(operation, confirmed, RegistrationCodeRequest.Create(confirmed, platform), CodesJson.Default.RegistrationCodeRequest),
            CodesJson.Default.RegistrationCodeResponse,
            call).ConfigureAwait(false);
        return RegistrationCodeResponse.ToCode(response, known);
    }

    private async ValueTask<ResolvedUser> ConfirmAsync(Operation operation, UserReference user, bool needsEmail, CallContext call)
    {
        // The request names the user by an address or name, which may belong to another user by now.
        var known = await _users.ConfirmAsync(user.Unconfirmed(), call).ConfigureAwait(false);
        if (known.EmailAddress is not null || (known.UserName is not null && !needsEmail))
            return known;
        var needed = needsEmail ? "e-mail address" : "e-mail address or user name";
        var why = user.Name is null && user.OtherNames.All(UserReference.IsId)
            ? $"the request needs the user's {needed}, and the service does not look up users by id. Give the user's e-mail address or user name instead, or in addition"
            : $"the request needs the user's {needed}, and the service reports none. Add it in the user's identity source";
        throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not {ServiceRequest.For(operation, [known.Called], []).Purpose}: {why}.");
    }

    // The id is not sent, but two changes of the same user must not be in flight at the same time.
    private static ServiceRequest RequestFor<T>(Operation operation, ResolvedUser user, T body, JsonTypeInfo<T> type) =>
        ServiceRequest.For(operation, [user.Called], [], body, type) with { UserId = user.UserId };
}
