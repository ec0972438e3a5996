using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>Hardware tokens (SecurID 700), one method an operation. Errors are those of <see cref="CloudAdminClient"/>.</summary>
public sealed class HardwareTokensClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;

    internal HardwareTokensClient(ApiConnection connection, UserIdentification users) => (_connection, _users) = (connection, users);

    /// <summary>Enables a hardware token that is assigned to the user.</summary>
    public Task<RsaHardwareToken> EnableAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.EnableHardwareToken, user, new(serialNumber), response => response.NotContrary(response.Body.TokenStatus, "Disabled"), call);

    /// <summary>Disables a hardware token that is assigned to the user.</summary>
    public Task<RsaHardwareToken> DisableAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.DisableHardwareToken, user, new(serialNumber), response => response.NotContrary(response.Body.TokenStatus, "Enabled"), call);

    /// <summary>Renames a hardware token that is assigned to the user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="serialNumber">The number on the back of the token.</param>
    /// <param name="name">The new name, 1 to 255 characters. A run renames a token once: of two names, it would be left open which one stays.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public Task<RsaHardwareToken> RenameAsync(UserReference user, string serialNumber, string name, CallContext? call = null) =>
        ChangeAsync(ServiceOperations.RenameHardwareToken, user, new(serialNumber) { UpdatedName = WellFormedText.Require(name) }, response => response.Same(response.Body.Name, name), call);

    private async Task<RsaHardwareToken> ChangeAsync(Operation operation, UserReference user, HardwareTokenRequest body, Action<ServiceResponse<HardwareTokenResponse>> check, CallContext? call)
    {
        call = CallContext.For(call, operation);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var serialNumber = WellFormedText.Require(body.TokenSerialNumber);
        if (body.UpdatedName is not null && !call.Users.TryClaim($"{known.UserId} {serialNumber}"))
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not rename hardware token {DisplayText.Quote(serialNumber)} of {DisplayText.Quote(known.Called)}: another row names the same token, and a run renames a token once. Nothing was sent for this row.");
        var request = ServiceRequest.For(operation, [serialNumber, known.Called], [known.UserId], body, ServiceJson.Default.HardwareTokenRequest);
        var response = await _connection.SendAsync(request, ServiceJson.Default.HardwareTokenResponse, call).ConfigureAwait(false);
        check(response);
        return HardwareTokenResponse.ToToken(response, known, serialNumber);
    }
}
