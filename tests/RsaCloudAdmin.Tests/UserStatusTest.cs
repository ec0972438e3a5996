using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Base class of the specifications of Enable-RsaUser and Disable-RsaUser, which differ only in the status.</summary>
public abstract class UserStatusTest : CmdletTest
{
    private protected const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Other = "9f10d051-7dd1-4a13-a30e-236d0e65b56a";

    private protected EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    private protected abstract string Cmdlet { get; }

    /// <summary>The status that the cmdlet sets.</summary>
    private protected abstract string Status { get; }

    private bool Enables => Status == "Enabled";

    private string Contrary => Enables ? "Disabled" : "Enabled";

    private string Verb => Cmdlet.Split('-')[0].ToLower(CultureInfo.InvariantCulture);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Change(user => user with { IsEnabled = !Enables });
    }

    [Theory]
    [InlineData("'user1'")]
    [InlineData($"'{Id}'")]
    [InlineData("Get-RsaUser user1")]
    [InlineData("Find-RsaUser user1@")]
    [InlineData("[pscustomobject]@{ 'E-Mail' = 'user1@example.com' }")]
    [InlineData("Unlock-RsaUserMethod user1")]
    public void The_user_gets_the_status(string users)
    {
        var status = Assert.Single(RunCleanly($"{users} | {Cmdlet} | {Cmdlet}"));

        Assert.Equal((Id, Status), ((string?)status["UserId"], (string?)status["UserStatus"]));
        Assert.Equal(Enables, User.IsEnabled);
    }

    [Theory]
    [InlineData("user1")]
    [InlineData($"[pscustomobject]@{{ UserId = '{Id}'; Email = 'user1@example.com' }}")]
    public void A_user_who_has_the_status_already_is_a_result_and_a_warning(string user)
    {
        Service.Tenant.RefusesSameStatus = true;
        Change(u => u with { IsEnabled = Enables });

        var result = Run($"{Cmdlet} {(user[0] == '[' ? $"({user})" : user)}");

        Assert.Empty(result.Errors);
        Assert.Equal(Status, Assert.Single(result.Output).Properties["UserStatus"].Value);
        Assert.Matches($"^'[^']+' is already {Status.ToLower(CultureInfo.InvariantCulture)}\\. Nothing was changed\\.$", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void Of_a_user_given_only_by_id_the_status_cannot_be_looked_up()
    {
        Service.Tenant.RefusesSameStatus = true;
        Change(user => user with { IsEnabled = Enables });

        var error = Assert.Single(Run($"{Cmdlet} {Id}").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"Could not {Verb} '{Id}': the current state does not allow it. The service said '409 CONFLICT: User is already in the state {Status}'.", error.Exception.Message);
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void A_change_whose_response_is_lost_is_a_result_without_a_warning()
    {
        Service.Tenant.RefusesSameStatus = true;
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.SetUserStatus, Times = 1, AfterApplying = true });

        var result = Run($"{Cmdlet} user1");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(Status, Assert.Single(result.Output).Properties["UserStatus"].Value);
        Assert.Equal(2, Service.Requests.CountOf(Operation.SetUserStatus));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    public void A_user_whom_the_service_does_not_know_is_an_error(string user) => Assert.Equal("UserNotFound", IdOf(Run($"{Cmdlet} {user}")));

    [Theory]
    [InlineData("{}", "the response lacks id")]
    [InlineData($$"""{"id":"{{Id}}"}""", "the response lacks userStatus")]
    [InlineData($$"""{"id":"{{Id}}","userStatus":true}""", "the response lacks userStatus")]
    [InlineData($$"""{"id":"{{Id}}","userStatus":"CONTRARY"}""", "userStatus in the response is 'CONTRARY'")]
    [InlineData($$"""{"id":"{{Other}}","userStatus":"STATUS"}""", $"id in the response is '{Other}', not '{Id}'")]
    [InlineData("[]", "the response is not in the expected form")]
    [InlineData("", "it is empty")]
    public void A_response_that_does_not_confirm_the_change_is_an_error(string body, string what)
    {
        var result = RunAgainst($"{Cmdlet} {Id}", Responses.Json(200, Filled(body)));

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(Filled(what), result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("whether the change was made is unknown.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_not_documented_is_shown_as_the_service_sends_it() =>
        Assert.Equal("Pending", Assert.Single(RunAgainst($"{Cmdlet} {Id}", Responses.Json(200, $$"""{"ID":"{{Id}}","userStatus":"Pending"}""")).Output).Properties["UserStatus"].Value);

    [Theory]
    [InlineData(200, $$"""{"id":"{{Id}}","userStatus":"CONTRARY"}""")]
    [InlineData(200, $$"""{"id":"{{Id}}"}""")]
    [InlineData(200, $$"""{"id":"{{Other}}","userStatus":"STATUS"}""")]
    [InlineData(403, "{}")]
    public void A_conflict_without_the_status_in_the_details_is_the_services_error(int status, string details)
    {
        var result = RunAgainst(
            $"{Cmdlet} alice",
            Responses.Json(200, $$"""{"id":"{{Id}}"}"""),
            Responses.Json(409, """{"code":"409 CONFLICT","description":"Not now"}"""),
            Responses.Json(status, Filled(details)));

        Assert.Empty(result.Output);
        Assert.Empty(result.Warnings);
        Assert.Equal($"Could not {Verb} 'alice': the current state does not allow it. The service said '409 CONFLICT: Not now'.", Assert.Single(result.Errors).Exception.Message);
    }

    private protected void Change(Func<EmulatedUser, EmulatedUser> change) => Service.Tenant.Change(EmulatedTenant.SeededId(1), change);

    private string Filled(string text) => text.Replace("CONTRARY", Contrary, StringComparison.Ordinal).Replace("STATUS", Status, StringComparison.Ordinal);

    private PipelineResult RunAgainst(string script, params RequestHandler[] responses)
    {
        using var service = Serve(responses);
        return Run(script);
    }
}
