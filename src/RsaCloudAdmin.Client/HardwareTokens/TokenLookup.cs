using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>Looks up hardware tokens.</summary>
internal sealed class TokenLookup(ApiConnection connection)
{
    public Task<ServiceResponse<HardwareTokenResponse>> SendAsync(string serialNumber, CallContext call)
    {
        var request = ServiceRequest.For(ServiceOperations.LookUpHardwareToken, [serialNumber], [], new(serialNumber), HardwareTokensJson.Default.HardwareTokenRequest);
        return connection.SendAsync(request, HardwareTokensJson.Default.HardwareTokenResponse, CallContext.For(call, request.Operation));
    }
}
