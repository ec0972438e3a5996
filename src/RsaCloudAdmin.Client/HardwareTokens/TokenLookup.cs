using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>Looks up hardware tokens.</summary>
internal sealed class TokenLookup(ApiConnection connection)
{
    public Task<ServiceResponse<HardwareTokenResponse>> SendAsync(string serialNumber, CallContext call)
    {
        var request = ServiceRequest.For(ServiceOperations.LookUpHardwareToken, [serialNumber], [], new(serialNumber), ServiceJson.Default.HardwareTokenRequest);
        return connection.SendAsync(request, ServiceJson.Default.HardwareTokenResponse, CallContext.For(call, request.Operation));
    }
}
