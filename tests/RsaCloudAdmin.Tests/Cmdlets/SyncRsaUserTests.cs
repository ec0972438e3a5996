using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which users are synchronized, and that the result is the user after it.</summary>
[Example("", "User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class SyncRsaUserTests : CmdletTest
{
    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Other = "9f10d051-7dd1-4a13-a30e-236d0e65b56a";

    private EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("Sync-RsaUser user1", "user1")]
    [InlineData($"Sync-RsaUser {Id}", Id)]
    [InlineData("Get-RsaUser user1 | Sync-RsaUser", "user1")]
    [InlineData("Find-RsaUser user1@ | Sync-RsaUser", "user1@example.com")]
    [InlineData("[pscustomobject]@{ UPN = 'user1' } | Sync-RsaUser", "user1")]
    public void The_result_is_the_user_after_it(string script, string identity)
    {
        var user = Assert.Single(RunCleanly(script));

        Assert.Equal(("RsaUser", Id, identity, "user1@example.com"), (user.TypeName, (string?)user["UserId"], (string?)user["Identity"], (string?)user["EmailAddress"]));
        var at = Assert.IsType<DateTime>(user["LastSyncTime"]);
        Assert.Equal(User.Synchronized!.Value.UtcDateTime, at.ToUniversalTime(), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Each_user_of_a_search_is_synchronized()
    {
        Assert.Equal(4, RunCleanly("Find-RsaUser user1 | Sync-RsaUser").Count);

        Assert.Equal(4, Service.Tenant.Users.Count(user => user.Synchronized is not null));
    }

    [Fact]
    public void A_user_who_has_left_the_identity_source_is_an_error()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsInSource = false });

        var error = Assert.Single(Run("Sync-RsaUser user1").Errors);

        Assert.StartsWith("UserOrSourceEntryNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Could not synchronize 'user1': either the service or the identity source does not know the user. The service said '", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Disable-RsaUser", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_of_the_services_own_stays_as_they_are()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { Source = IdentitySourceKind.Local });

        Assert.Equal(User.Created.UtcDateTime, ((DateTime)Assert.Single(RunCleanly("Sync-RsaUser user1"))["LastSyncTime"]!).ToUniversalTime(), TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(FaultEffect.Reset, true)]
    [InlineData(FaultEffect.Reset, false)]
    [InlineData(FaultEffect.BadGateway, true)]
    public void A_response_that_is_lost_is_requested_again(FaultEffect effect, bool afterApplying)
    {
        Service.Faults.Add(new Fault(effect) { Operation = Operation.SynchronizeUser, Times = 1, AfterApplying = afterApplying });

        Assert.Single(RunCleanly("Sync-RsaUser user1"));

        Assert.Equal(2, Service.Requests.CountOf(Operation.SynchronizeUser));
    }

    [Theory]
    [InlineData("{}", "the response lacks id")]
    [InlineData($$"""{"id":"{{Other}}","emailAddress":"other@example.com"}""", $"id in the response is '{Other}', not '{Id}'")]
    [InlineData("[]", "the response is not in the expected form")]
    [InlineData("", "it is empty")]
    public void A_response_about_nobody_or_another_is_an_error(string body, string what)
    {
        using var service = new ScriptedServer(Responses.Json(200, body));
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();

        var result = Run($"Sync-RsaUser {Id}");

        Assert.Empty(result.Output);
        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.StartsWith($"Could not synchronize '{Id}': ", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }
}
