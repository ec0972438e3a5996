using System.Net;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class AttemptResultTests
{
    [Theory]
    [InlineData(AttemptStatus.Responded, 200, true)]
    [InlineData(AttemptStatus.Responded, 404, false)]
    // The status of a response that is too large is known, but its body is not.
    [InlineData(AttemptStatus.TooLarge, 200, false)]
    internal void Only_a_complete_response_can_be_a_success(AttemptStatus end, int status, bool isSuccess) =>
        Assert.Equal(isSuccess, new AttemptResult { Status = end, Response = new ServiceResponse { Status = (HttpStatusCode)status, Body = [] } }.IsSuccess);
}
