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
        SetStatusAsync(ServiceOperations.EnableHardwareToken, user, serialNumber, contrary: "Disabled", call);

    /// <summary>Disables a hardware token that is assigned to the user.</summary>
    public Task<RsaHardwareToken> DisableAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        SetStatusAsync(ServiceOperations.DisableHardwareToken, user, serialNumber, contrary: "Enabled", call);

    private async Task<RsaHardwareToken> SetStatusAsync(Operation operation, UserReference user, string serialNumber, string contrary, CallContext? call)
    {
        call = CallContext.For(call, operation);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var body = new HardwareTokenRequest(WellFormedText.Require(serialNumber));
        var request = ServiceRequest.For(operation, [serialNumber, known.Called], [known.UserId], body, ServiceJson.Default.HardwareTokenRequest);
        var response = await _connection.SendAsync(request, ServiceJson.Default.HardwareTokenResponse, call).ConfigureAwait(false);
        return HardwareTokenResponse.ToToken(response, known, serialNumber, contrary);
    }
}
