using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests;

public sealed class BearerMessageTests(ServiceProcess service) : IClassFixture<ServiceProcess>
{
    // .NET Framework would throw ProtocolViolationException; Mono would send the request.
    [Fact]
    public void A_GET_has_no_content_which_NET_Framework_would_not_send()
    {
        using var key = ApiKey.FromFile(service.KeyPath);
        var messages = new BearerMessage(key.Address);

        using var check = messages.Compose(ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []), "token");
        using var removal = messages.Compose(ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, ["alice"], ["id", "code"]), "token");

        Assert.Null(check.Content);
        Assert.NotNull(removal.Content);
    }
}
