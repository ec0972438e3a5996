namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who is enabled, and that a user who is marked as deleted has to be restored first.</summary>
[Example("", "User", "UserStatus", Before = "$null = Disable-RsaUser user1@example.com -WarningAction Ignore")]
public class EnableRsaUserTests : UserStatusTest
{
    private protected override string Cmdlet => "Enable-RsaUser";

    private protected override string Status => "Enabled";

    [Fact]
    public void A_user_who_is_marked_as_deleted_has_to_be_restored_first()
    {
        Change(user => user with { MarkedDeletedAt = user.Created });

        var error = Assert.Single(Run("Enable-RsaUser user1").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Could not enable 'user1': the user is marked as deleted, and must be restored first. The service said '409 CONFLICT: User is pending deletion'.", error.Exception.Message);
        Assert.Contains("Restore-RsaUser", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.False(User.IsEnabled);
    }
}
