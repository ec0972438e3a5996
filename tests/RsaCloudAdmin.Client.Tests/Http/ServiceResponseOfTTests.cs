using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>The exact wording of the errors and warnings about the values in a response.</summary>
public class ServiceResponseOfTTests
{
    private readonly CallContext _call = new(TestContext.Current.CancellationToken);
    private readonly ServiceResponse<string> _response;

    public ServiceResponseOfTTests() =>
        _response = new(ServiceRequest.For(ServiceOperations.LookUpUser, ["al"], []), new() { Status = HttpStatusCode.OK, Body = [] }, "", _call);

    [Fact]
    public void A_list_must_have_one_item()
    {
        Assert.Equal("x", _response.Single(new List<string> { "x" }));
        foreach (var items in new List<string>?[] { null, [], ["x", "y"], [null!] })
            AssertFails("the response does not have one result", () => _response.Single(items));
    }

    [Fact]
    public void A_number_is_whole_and_not_negative()
    {
        Assert.Equal(17, _response.Number("17", "Body.Status"));
        foreach (var text in new[] { "x", "-1", "1.5", " 1", "2147483648" })
            AssertFails("status in the response is not a number", () => _response.Number(text, "Body.Status"));
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void A_flag_must_not_be_the_opposite(bool contrary, string shown)
    {
        Assert.Equal(!contrary, _response.NotContrary(!contrary, contrary));
        AssertFails($"pinSet in the response is {shown}", () => _response.NotContrary(contrary, contrary, "Body.PinSet"));
    }

    [Theory]
    [InlineData("1001", "gone", "1001: gone")]
    [InlineData("1001", null, "1001")]
    [InlineData(null, "gone", "no status: gone")]
    [InlineData(null, null, "no status")]
    public void More_than_success_is_a_warning(string? status, string? words, string told)
    {
        _response.WarnOf(status, words);

        Assert.Equal(new CallNote(IsWarning: true, $"The request to look up 'al' succeeded, but the service reported '{told}'."), Assert.Single(_call.Notes));
    }

    private static void AssertFails(string what, Func<object> check)
    {
        var error = Assert.Throws<RsaCloudAdminException>(check);

        Assert.Equal((RsaErrorReason.UnexpectedResponse, $"Could not look up 'al': {what}."), (error.Reason, error.Message));
    }
}
