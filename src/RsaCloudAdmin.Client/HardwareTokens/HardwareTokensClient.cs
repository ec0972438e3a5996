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

    private async Task<RsaHardwareToken> ChangeAsync(Operation operation, UserReference user, HardwareTokenRequest body, Action<ServiceResponse<HardwareTokenResponse>> check, CallContext? call)
    {
        call = CallContext.For(call, operation);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var serialNumber = WellFormedText.Require(body.TokenSerialNumber);
        var request = ServiceRequest.For(operation, [serialNumber, known.Called], [known.UserId], body, ServiceJson.Default.HardwareTokenRequest);
        var response = await _connection.SendAsync(request, ServiceJson.Default.HardwareTokenResponse, call).ConfigureAwait(false);
        check(response);
        return HardwareTokenResponse.ToToken(response, known, serialNumber);
    }
}
