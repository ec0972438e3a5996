using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who is marked as deleted, and who cannot be.</summary>
[Example("-Confirm:$false", "User", "MarkDeleted", "MarkDeletedAt", Before = "$null = Restore-RsaUser user1@example.com -WarningAction Ignore; $null = Disable-RsaUser user1@example.com -WarningAction Ignore")]
public class RemoveRsaUserTests : CmdletTest
{
    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Other = "9f10d051-7dd1-4a13-a30e-236d0e65b56a";
    private const string Found = $$"""{"id":"{{Id}}"}""";

    private EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("Disable-RsaUser user1 | Remove-RsaUser -Confirm:$false")]
    [InlineData($"$null = Disable-RsaUser user1; Remove-RsaUser {Id} -Confirm:$false")]
    [InlineData("$null = Disable-RsaUser user1; Get-RsaUser user1 | Remove-RsaUser -Confirm:$false")]
    public void A_disabled_user_is_marked(string script)
    {
        var deletion = Assert.Single(RunCleanly(script));

        Assert.Equal((Id, (bool?)true, User.MarkedDeletedBy), ((string?)deletion["UserId"], (bool?)deletion["MarkDeleted"], (string?)deletion["MarkDeletedBy"]));
        var at = Assert.IsType<DateTime>(deletion["MarkDeletedAt"]);
        Assert.Equal(DateTimeKind.Local, at.Kind);
        Assert.Equal(User.MarkedDeletedAt!.Value.UtcDateTime, at.ToUniversalTime(), TimeSpan.FromMilliseconds(1));
        Assert.NotNull(User.MarkedDeletedBy);
    }

    [Fact]
    public void It_asks_unless_it_is_told_not_to()
    {
        // An engine without a host cannot prompt.
        var result = Run("$ConfirmPreference = 'High'; Remove-RsaUser user1");

        Assert.True(result.TerminatingError is not null || result.Errors.Count > 0);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void An_enabled_user_has_to_be_disabled_first()
    {
        var error = Assert.Single(Run("Remove-RsaUser user1 -Confirm:$false").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Could not mark 'user1' as deleted: the user is enabled, and must be disabled first. The service said '409 CONFLICT: User is enabled'.", error.Exception.Message);
        Assert.Contains("Disable-RsaUser", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(User.MarkedDeletedAt);
    }

    [Fact]
    public void Of_a_user_given_only_by_id_the_error_is_the_services()
    {
        var error = Assert.Single(Run($"Remove-RsaUser {Id} -Confirm:$false").Errors);

        Assert.Equal($"Could not mark '{Id}' as deleted: the current state does not allow it. The service said '409 CONFLICT: User is enabled'.", error.Exception.Message);
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void A_user_who_is_marked_already_is_a_result_and_a_warning()
    {
        RunCleanly("Disable-RsaUser user1 | Remove-RsaUser -Confirm:$false");

        var result = Run("'user1', 'user1@example.com' | Remove-RsaUser -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Equal([true, true], result.Output.Select(deletion => deletion.Properties["MarkDeleted"].Value));
        Assert.All(result.Output, deletion => Assert.IsType<DateTime>(deletion.Properties["MarkDeletedAt"].Value));
        Assert.Equal(["'user1' is already marked as deleted. Nothing was changed.", "'user1@example.com' is already marked as deleted. Nothing was changed."], result.Warnings.Select(warning => warning.Message));
    }

    [Fact]
    public void A_mark_whose_response_is_lost_is_a_result_without_a_warning()
    {
        RunCleanly("Disable-RsaUser user1");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.SetUserDeletion, Times = 1, AfterApplying = true });

        var result = Run("Remove-RsaUser user1 -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(true, Assert.Single(result.Output).Properties["MarkDeleted"].Value);
        Assert.Equal(2, Service.Requests.CountOf(Operation.SetUserDeletion));
    }

    [Fact]
    public void A_user_of_a_SCIM_source_cannot_be_marked()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsEnabled = false, Source = IdentitySourceKind.Scim });

        var error = Assert.Single(Run("Remove-RsaUser user1 -Confirm:$false").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Could not mark 'user1' as deleted: the service does not allow this for the user. The service said '405 METHOD_NOT_ALLOWED: ", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"markDeleted":false}""", "markDeleted in the response is false")]
    [InlineData("""{"markDeleted":"false"}""", "markDeleted in the response is false")]
    [InlineData($$"""{"id":"{{Other}}","markDeleted":true}""", $"id in the response is '{Other}', not '{Id}'")]
    [InlineData("[true]", "the response is not in the expected form")]
    [InlineData("", "it is empty")]
    public void A_response_that_contradicts_is_an_error(string body, string what)
    {
        var result = RunAgainst($"Remove-RsaUser {Id} -Confirm:$false", Responses.Json(200, body));

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("whether the change was made is unknown.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"markDeleted":"true","markDeletedAt":1654604832860}""", "2022-06-07T12:27:12.860Z", false)]
    [InlineData("""{"markDeleted":true,"markDeletedAt":"2022-06-07T12:27:12.860Z"}""", "2022-06-07T12:27:12.860Z", false)]
    [InlineData("""{"MARKDELETED":true,"markDeletedAt":"2018-30-06T00:00:00Z"}""", null, true)]
    [InlineData("""{"markDeleted":true,"markDeletedAt":{"a":1},"markDeletedBy":[]}""", null, false)]
    public void Dates_are_read_in_any_form(string body, string? at, bool warns)
    {
        var result = RunAgainst($"Remove-RsaUser {Id} -Confirm:$false", Responses.Json(200, body));

        Assert.Empty(result.Errors);
        var shown = Assert.Single(result.Output).Properties["MarkDeletedAt"].Value as DateTime?;
        Assert.Equal(at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, shown?.ToUniversalTime());
        Assert.Equal(warns ? 1 : 0, result.Warnings.Count);
    }

    [Fact]
    public void If_the_response_does_not_tell_the_user_is_looked_up()
    {
        var result = RunAgainst("Remove-RsaUser alice -Confirm:$false", Responses.Json(200, Found), Responses.Json(200, "{}"), Responses.Json(200, $$"""{"id":"{{Id}}","markDeleted":true}"""));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(true, Assert.Single(result.Output).Properties["MarkDeleted"].Value);
    }

    [Theory]
    [InlineData(200, Found)]
    [InlineData(200, $$"""{"id":"{{Other}}","markDeleted":true}""")]
    [InlineData(403, "{}")]
    public void A_mark_that_is_not_confirmed_is_a_result_and_a_warning(int status, string details)
    {
        var result = RunAgainst("Remove-RsaUser alice -Confirm:$false", Responses.Json(200, Found), Responses.Json(200, "{}"), Responses.Json(status, details));

        Assert.Empty(result.Errors);
        Assert.Null(Assert.Single(result.Output).Properties["MarkDeleted"].Value);
        Assert.Equal("The request to mark 'alice' as deleted succeeded, but the service did not report the result, so it is not confirmed.", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void If_the_user_is_not_marked_then_it_is_an_error()
    {
        var result = RunAgainst("Remove-RsaUser alice -Confirm:$false", Responses.Json(200, Found), Responses.Json(200, "{}"), Responses.Json(200, $$"""{"id":"{{Id}}","markDeleted":false}"""));

        Assert.Empty(result.Output);
        Assert.Equal("Could not mark 'alice' as deleted: the service accepted the request, but reports the user as not marked as deleted; whether the change was made is unknown.", Assert.Single(result.Errors).Exception.Message);
    }

    [Fact]
    public void Of_a_user_given_only_by_id_it_stays_unknown_with_a_warning()
    {
        var result = RunAgainst($"Remove-RsaUser {Id} -Confirm:$false", Responses.Json(200, "{}"));

        Assert.Empty(result.Errors);
        Assert.Null(Assert.Single(result.Output).Properties["MarkDeleted"].Value);
        Assert.Equal($"The request to mark '{Id}' as deleted succeeded, but the service did not report the result, so it is not confirmed.", Assert.Single(result.Warnings).Message);
    }

    private PipelineResult RunAgainst(string script, params RequestHandler[] responses)
    {
        using var service = Serve(responses);
        return Run(script);
    }
}
