namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who is disabled, and what this means for them.</summary>
[Example("", "User", "UserStatus")]
public class DisableRsaUserTests : UserStatusTest
{
    private protected override string Cmdlet => "Disable-RsaUser";

    private protected override string Status => "Disabled";

    [Fact]
    public void A_disabled_user_gets_no_tokencode_and_the_error_says_how_to_enable_them()
    {
        RunCleanly("Disable-RsaUser user1");

        var error = Assert.Single(Run("Enable-RsaEmergencyTokencode user1").Errors);

        Assert.StartsWith("UserDisabled,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Enable-RsaUser", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_user_of_a_search_is_disabled()
    {
        Assert.Equal(4, RunCleanly("Find-RsaUser user1 | Disable-RsaUser").Count);

        Assert.Equal(["user1", "user10", "user11", "user12"], Service.Tenant.Users.Where(user => !user.IsEnabled).Select(user => user.UserName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_user_who_is_marked_as_deleted_is_disabled_already()
    {
        Change(user => user with { IsEnabled = false, MarkedDeletedAt = user.Created });

        var result = Run("Disable-RsaUser user1");

        Assert.Equal("Disabled", Assert.Single(result.Output).Properties["UserStatus"].Value);
        Assert.Equal("'user1' is already disabled. Nothing was changed.", Assert.Single(result.Warnings).Message);
    }
}
