using System.Management.Automation;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which sign-in methods are unlocked, and what is reported about those that stay locked.</summary>
[Example("", "User", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class UnlockRsaUserMethodTests : ViewTest
{
    private const string Unlock = "Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
        Connect();
    }

    [Fact]
    public void Unlock_binds_the_list_and_unlocks_whom_it_names()
    {
        var result = RunCleanly("Import-Csv $UsersCsv | Unlock-RsaUserMethod");

        Assert.Equal(UsersCsv.Users.Select(id => id.ToString()), result.Select(o => o["UserId"]?.ToString()));
        Assert.Equal([UsersCsv.Users[0].ToString(), UsersCsv.Users[1].ToString(), "user3@example.com"], result.Select(o => o["Identity"]));
        Assert.All(UsersCsv.Users, id => Assert.True(Service.Tenant.Find(id) is { IsTokenLocked: false, IsSmsLocked: false, IsVoiceLocked: false, Unlockings: 1 }));
    }

    [Fact]
    public void Texts_from_the_pipeline_name_users_too()
    {
        var result = RunCleanly("'user1@example.com', 'user2', ' user3@example.com ' | Unlock-RsaUserMethod -Method Sms");

        Assert.Equal(3, result.Count);
        Assert.All(UsersCsv.Users, id => Assert.True(Service.Tenant.Find(id) is { IsSmsLocked: false, IsTokenLocked: true, IsVoiceLocked: true }));
    }

    [Fact]
    public void A_method_that_stays_locked_is_an_error_that_holds_the_status()
    {
        Service.Faults.Add(new Fault(FaultEffect.StillLocked));

        var error = Assert.Single(Run(Unlock).Errors);

        var status = PSObject.AsPSObject(error.Exception).Properties["Status"].Value;
        Assert.Equal("RsaUserMethodStatus", status.GetType().Name);
        Assert.Contains("locked", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Locks_are_told_in_the_words_of_the_table() =>
        Assert.Matches(@"(?m)^IsTokenLocked +: LOCKED\r?\nIsSmsLocked +: no\r?\n", Show("Unlock-RsaUserMethod user1 -Method Sms | Format-List"));

    [Fact]
    public void A_method_that_an_unlock_of_others_left_locked_is_colored()
    {
        var shown = Show(["Unlock-RsaUserMethod user1@example.com -Method Sms"], useColor: true);

        Assert.Matches($@"{EscapedAlarm}LOCKED\e\[0m +no +{EscapedAlarm}LOCKED\e\[0m +user1@example\.com", shown);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    // RSA's documentation: the body of a 500 response says what is locked.
    [InlineData(FaultEffect.InternalServerError, "MethodStillLocked")]
    [InlineData(FaultEffect.BadGateway, "ServiceError")]
    [InlineData(FaultEffect.StillLocked, "MethodStillLocked")]
    [InlineData(FaultEffect.Page, "UnexpectedResponse")]
    [InlineData(FaultEffect.Redirect, "UnexpectedResponse")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id) => Assert.Equal(id, RefusalOf(Unlock, fault));

    [Fact]
    public void A_user_whom_nobody_knows_is_named() => Assert.Equal("UserNotFound", RefusalOf("Unlock-RsaUserMethod not-a-user"));

    [Theory]
    [InlineData("Unlock-RsaUserMethod -Method ", "Sms", "Token", "Voice")]
    [InlineData("Unlock-RsaUserMethod alice@example.com ", "Sms", "Token", "Voice")]
    [InlineData("Unlock-RsaUserMethod -Method Token, v", "Voice")]
    public void Methods_are_completed_without_a_request(string line, params string[] expected)
    {
        Assert.Equal(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Before_anything_is_connected_the_methods_are_completed_too()
    {
        RunCleanly("Disconnect-RsaCloudAdmin");

        Assert.Equal(3, Complete("Unlock-RsaUserMethod -Method ").CompletionMatches.Count);
    }
}
