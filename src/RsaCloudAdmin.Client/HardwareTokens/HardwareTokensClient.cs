using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>Operations on hardware tokens (SecurID 700). For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class HardwareTokensClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;
    private readonly TokenLookup _lookup;
    private readonly TokenAssignment _assignment;

    internal HardwareTokensClient(ApiConnection connection, UserIdentification users)
    {
        (_connection, _users, _lookup) = (connection, users, new TokenLookup(connection));
        _assignment = new TokenAssignment(connection, users, _lookup);
    }

    /// <summary>Returns the details of a hardware token, such as the id of its user.</summary>
    /// <param name="serialNumber">The number on the back of the token, with its leading zeros.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service does not know the token.</exception>
    public async Task<RsaHardwareToken> LookUpAsync(string serialNumber, CallContext? call = null) =>
        HardwareTokenResponse.ToToken(await _lookup.SendAsync(WellFormedText.Require(serialNumber), call ?? new CallContext()).ConfigureAwait(false), serialNumber);

    /// <summary>Assigns a hardware token to a user. Does not set the PIN, which the user does.</summary>
    /// <param name="user">The user. Look-ups first confirm that all names in the reference belong to the same user.</param>
    /// <param name="serialNumber">The number on the back of the token, with its leading zeros. A run assigns a token to one user only.</param>
    /// <param name="name">The name of the token, 1 to 255 characters; null for the serial number.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token. If it was assigned to this user before, nothing is changed, and the call gets a warning.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request failed, the token is assigned to another user, or the names belong to different users.
    /// </exception>
    public Task<RsaHardwareToken> AssignAsync(UserReference user, string serialNumber, string? name = null, CallContext? call = null) =>
        _assignment.AssignAsync(user, new(WellFormedText.Require(serialNumber)) { TokenName = name is null ? null : WellFormedText.Require(name) }, CallContext.For(call, ServiceOperations.AssignHardwareToken));

    /// <summary>Takes a hardware token from a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token, with its leading zeros.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token, with the state that the service reports. Its user is the one that it was assigned to.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the token is not assigned to the user.</exception>
    public Task<RsaHardwareToken> UnassignAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        _assignment.UnassignAsync(user, new(WellFormedText.Require(serialNumber)), CallContext.For(call, ServiceOperations.UnassignHardwareToken));

    /// <summary>Clears the PIN of a hardware token, so that the user must set a new one.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token, with its leading zeros.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token, with the value that the service reports.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports that the PIN is still set.</exception>
    public Task<RsaHardwareToken> ClearPinAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.ClearHardwareTokenPin, user, new(serialNumber), response => response.NotContrary(response.Body.PinSet, true), call);

    /// <summary>Enables a hardware token that is assigned to the user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token, with the status that the service reports.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports the token as disabled.</exception>
    public Task<RsaHardwareToken> EnableAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.EnableHardwareToken, user, new(serialNumber), response => response.NotContrary(response.Body.TokenStatus, "Disabled"), call);

    /// <summary>Disables a hardware token that is assigned to the user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token, with the status that the service reports.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports the token as enabled.</exception>
    public Task<RsaHardwareToken> DisableAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.DisableHardwareToken, user, new(serialNumber), response => response.NotContrary(response.Body.TokenStatus, "Enabled"), call);

    /// <summary>Renames a hardware token that is assigned to the user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token.</param>
    /// <param name="name">
    /// The new name, 1 to 255 characters. If a run renames a token several times, the requests are sent in the order of the
    /// calls.
    /// </param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The token, with the name that the service reports. If it is missing or not the new name, the call gets a warning.</returns>
    public async Task<RsaHardwareToken> RenameAsync(UserReference user, string serialNumber, string name, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.RenameHardwareToken);
        using var turn = call.Users.TakeTurn();
        var body = new HardwareTokenRequest(serialNumber) { UpdatedName = WellFormedText.Require(name) };
        var token = await ChangeAsync(ServiceOperations.RenameHardwareToken, user, body, _ => { }, call, turn).ConfigureAwait(false);
        if (token.TokenName != name)
            call.Warn($"The service accepted the new name {DisplayText.Quote(name)} for hardware token {DisplayText.Quote(serialNumber)}, but reports {(token.TokenName is { } other ? DisplayText.Quote(other) : "no name")}.");
        return token;
    }

    private async Task<RsaHardwareToken> ChangeAsync(Operation operation, UserReference user, HardwareTokenRequest body, Action<ServiceResponse<HardwareTokenResponse>> check, CallContext? call, CallTurn? turn = null)
    {
        call = CallContext.For(call, operation);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var serialNumber = WellFormedText.Require(body.TokenSerialNumber);
        var request = ServiceRequest.For(operation, [serialNumber, known.Called], [known.UserId], body, HardwareTokensJson.Default.HardwareTokenRequest);
        var response = await _connection.SendAsync(request, HardwareTokensJson.Default.HardwareTokenResponse, call, turn).ConfigureAwait(false);
        check(response);
        return HardwareTokenResponse.ToToken(response, known, serialNumber);
    }
}
