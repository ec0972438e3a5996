using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceRequestTests
{
    private static readonly ServiceRequest Request = ServiceRequest.For(ServiceOperations.LookUpUser, ["al"], []);

    [Fact]
    public void A_query_is_escaped_and_leaves_out_what_is_null() =>
        Assert.Equal("v1/users/lookup?after=2026-01-02T03%3A04%3A05%2B02%3A00&text=a%26b%3D%C3%A4%20%23", Request.WithQuery(("after", "2026-01-02T03:04:05+02:00"), ("none", null), ("text", "a&b=ä #")).Path);

    [Fact]
    public void A_query_of_nothing_changes_nothing() => Assert.Same(Request, Request.WithQuery(("none", null)));

    [Fact]
    public void A_query_with_half_of_a_character_cannot_be_sent() =>
        Assert.Equal(RsaErrorReason.InvalidRequest, Assert.Throws<RsaCloudAdminException>(() => Request.WithQuery(("text", "\ud800"))).Reason);

    [Fact]
    public void What_is_about_a_user_says_whom()
    {
        Assert.Null(Request.UserId);
        Assert.Equal("1", (Request with { UserId = "1" }).UserId);
        Assert.Equal("1", ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, ["al"], ["1", "2"]).UserId);
    }
}
