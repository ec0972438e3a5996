using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which devices are removed, what is asked first, and what is reported if not all of them are removed.</summary>
[Example("-AuthenticatorId 00000001-5e5a-4a11-8e1f-c10ad0000002", "User", "Removed", Before = RemoveRsaUserAuthenticatorTests.Register)]
public class RemoveRsaUserAuthenticatorTests : CmdletTest
{
    /// <summary>Gives the first user the phone back. No API does this.</summary>
    internal const string Register = $"$null = Invoke-RestMethod -Method Post \"http://$(@(Get-RsaCloudAdminConnection)[0].BaseUri.Authority)/emulator/devices?user=user1@example.com&id={Phone}\"";

    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Phone = "00000001-5e5a-4a11-8e1f-c10ad0000002";
    private const string Second = "00000099-5e5a-4a11-8e1f-c10ad0000002";

    private EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    private IEnumerable<string> Phones => User.Devices.Where(device => device.Browser is null).Select(device => $"{device.Id}");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Service.Tenant.AddDevice(User.Id, Guid.Parse(Second));
        Engine.SetVariable("ListPath", PathOf("authenticators.csv"));
    }

    [Theory]
    [InlineData($"Remove-RsaUserAuthenticator user1 {Phone}", null)]
    [InlineData($"Remove-RsaUserAuthenticator {Id} ([guid]'{Phone}')", null)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; 'Device Id' = '{Phone}' }} | Remove-RsaUserAuthenticator", null)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; Phone = '{Phone}' }} | Remove-RsaUserAuthenticator -AuthenticatorId {{ $_.Phone }}", null)]
    [InlineData($"Get-RsaUserAuthenticator user1 | Where-Object AuthenticatorId -eq '{Phone}' | Remove-RsaUserAuthenticator", "Phone")]
    [InlineData($"Get-RsaUserAuthenticator user1 -Kind Device | Select-Object -First 1 | Export-Csv $ListPath; Import-Csv $ListPath | Remove-RsaUserAuthenticator", null)]
    [InlineData($"Get-RsaUserAuthenticator user1 -Kind Device | Select-Object -First 1 | ConvertTo-Json | ConvertFrom-Json | Remove-RsaUserAuthenticator", null)]
    public void The_device_is_removed_and_no_other(string script, string? name)
    {
        var removed = Assert.Single(RunCleanly(script));

        Assert.Equal([Second], Phones);
        Assert.Equal(("RsaRemovedAuthenticator", Id, Phone, name), (removed.TypeName, removed["UserId"], removed["AuthenticatorId"], removed["Name"]));
        Assert.Equal(1, Service.Requests.CountOf(Operation.RemoveDevice));
    }

    [Fact]
    public void A_browser_is_a_device_too()
    {
        Assert.Single(RunCleanly("Get-RsaUserAuthenticator user1 -IncludeBrowser | Where-Object Browser | Remove-RsaUserAuthenticator"));

        Assert.DoesNotContain(User.Devices, device => device.Browser is not null);
    }

    [Fact]
    public void What_is_removed_can_be_piped_on()
    {
        RunCleanly($"Remove-RsaUserAuthenticator user1 {Phone} | Unlock-RsaUserMethod");

        Assert.Equal(1, User.Unlockings);
    }

    [Theory]
    [InlineData("Remove-RsaUserAuthenticator user1", "is missing. Give it with -AuthenticatorId, or use -All")]
    [InlineData("Remove-RsaUserAuthenticator user1 ' '", "is missing")]
    [InlineData("Get-RsaUser user1 | Remove-RsaUserAuthenticator", "is missing")]
    [InlineData("@{ UserId = 'user1'; Id = '" + Phone + "' } | Remove-RsaUserAuthenticator", "is missing")]
    [InlineData("Remove-RsaUserAuthenticator user1 @{ Code = '78219769' }", "is not a string, a number or a GUID")]
    [InlineData("@{ UserId = 'user1'; DeviceId = 'a'; AuthenticatorId = 'b' } | Remove-RsaUserAuthenticator", "differs between columns")]
    [InlineData($"Remove-RsaUserAuthenticator user1 {Phone} -All", "Leave out -All, or the id of the device")]
    [InlineData("Get-RsaUserAuthenticator user1 -Kind Device | Select-Object -First 1 | Remove-RsaUserAuthenticator -All", "Leave out -All, or the id of the device")]
    public void What_names_no_single_device_is_an_error_and_sends_nothing(string script, string what)
    {
        foreach (var whatIf in new[] { "", " -WhatIf" })
        {
            var error = Assert.Single(Run(script + whatIf).Errors);

            Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("78219769", $"{error}", StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.CountOf(Operation.RemoveDevice));
        }
    }

    [Theory]
    [InlineData("HardwareToken", "is a hardware token, not a device. To take it from the user, use Remove-RsaUserHardwareToken.")]
    [InlineData("Fido", "is a FIDO authenticator, not a device. This cmdlet cannot remove it.")]
    public void Another_kind_is_an_error_that_says_what_to_do_and_sends_nothing(string kind, string what)
    {
        foreach (var list in new[] { "$listed", "$listed | Export-Csv $ListPath; Import-Csv $ListPath", "$listed | Select-Object UserId, Kind, AuthenticatorId" })
        {
            RunCleanly($"$listed = Get-RsaUserAuthenticator user1 -Kind {kind}");
            Service.Requests.Clear();

            var error = Assert.Single(Run($"{list} | Remove-RsaUserAuthenticator").Errors);

            Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.Count);
        }
    }

    [Theory]
    [InlineData($"Remove-RsaUserAuthenticator user2 {Phone}", "UserOrAuthenticatorNotFound")]
    [InlineData($"Remove-RsaUserAuthenticator 99999999-9999-9999-9999-999999999999 {Phone}", "UserOrAuthenticatorNotFound")]
    [InlineData("Remove-RsaUserAuthenticator user1 ../devices", "UserOrAuthenticatorNotFound")]
    [InlineData("Remove-RsaUserAuthenticator user1 ..", "InvalidRequest")]
    [InlineData($"Remove-RsaUserAuthenticator nobody {Phone}", "UserNotFound")]
    public void What_does_not_exist_or_belong_is_named_and_stays(string command, string id)
    {
        Assert.Equal(id, RefusalOf(command));
        Assert.Equal([Phone, Second], Phones);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.InternalServerError, "ServiceError")]
    [InlineData(FaultEffect.Page, "UnexpectedResponse")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id)
    {
        Assert.Equal(id, RefusalOf($"Remove-RsaUserAuthenticator {Id} {Phone}", fault));
        Assert.Equal([Phone, Second], Phones);
    }

    [Theory]
    [InlineData($"Remove-RsaUserAuthenticator user1 {Phone}", 1)]
    [InlineData("Get-RsaUserAuthenticator user1 -Kind Device | Select-Object -First 1 | Remove-RsaUserAuthenticator", 0)]
    public void A_removal_whose_response_is_lost_is_a_result_and_a_warning_if_the_id_may_be_wrong(string script, int warnings)
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.RemoveDevice, Times = 1, AfterApplying = true });

        var result = Run(script);

        Assert.Empty(result.Errors);
        Assert.Equal(Phone, Assert.Single(result.Output).Properties["AuthenticatorId"].Value);
        Assert.Equal(warnings, result.Warnings.Count(warning => warning.Message.Contains("The device is treated as removed. If the id was wrong, the user still has the device", StringComparison.Ordinal)));
        Assert.Equal([Second], Phones);
    }

    [Fact]
    public void All_devices_are_removed_each_is_a_result_and_everything_else_stays()
    {
        var removed = RunCleanly("Remove-RsaUserAuthenticator user1 -All");

        Assert.Equal([(Phone, "Phone", "iOS"), (Second, "Phone", "iOS")], removed.Select(device => (device["AuthenticatorId"], device["Name"], device["DeviceType"])));
        Assert.All(removed, device => Assert.Equal((Id, "user1@example.com"), (device["UserId"], device["EmailAddress"])));
        Assert.Empty(Phones);
        Assert.Equal((1, 1), (User.Devices.Count, User.FidoAuthenticators.Count));
        Assert.Equal(User.Id, Service.Tenant.FindHardwareToken("1000000001")!.UserId);
    }

    [Fact]
    public void All_devices_of_a_list_are_removed_and_a_user_without_any_has_no_result()
    {
        Service.Tenant.AddUser("bare@example.com");

        var result = Run("'user2', 'bare@example.com', 'nobody', 'user1' | Remove-RsaUserAuthenticator -All -Verbose");

        Assert.Equal(["user2", "user1", "user1"], result.Output.Select(device => device.Properties["Identity"].Value));
        Assert.Equal("UserNotFound", IdOf(result));
        Assert.Contains(result.Verbose, message => message.Message == "'bare@example.com' has no devices. Nothing was removed.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ErrorAction Stop")]
    public void If_one_of_all_cannot_be_removed_those_before_are_results_and_the_error_names_the_rest(string preference)
    {
        using var service = Serve(Listed("a", "b", "c"), Responses.Empty, Responses.Json(400, """{"code":"400 BAD_REQUEST","description":"No."}"""));

        var result = Run($"Remove-RsaUserAuthenticator {Id} -All {preference}");

        Assert.Equal("a", Assert.Single(result.Output).Properties["AuthenticatorId"].Value);
        var error = result.TerminatingError ?? Assert.Single(result.Errors);
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith($"Could not remove device 'b' of '{Id}': ", error.Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Removed: 'a'. Not attempted: 'c'.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public void If_the_first_of_all_cannot_be_removed_the_error_names_the_rest()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.RemoveDevice });

        var result = Run("Remove-RsaUserAuthenticator user1 -All");

        Assert.Empty(result.Output);
        Assert.EndsWith($"Not attempted: '{Second}'.", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Removed:", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal([Phone, Second], Phones);
    }

    [Fact]
    public void If_one_of_all_was_removed_by_someone_else_the_others_are_removed()
    {
        using var service = Serve(Listed("a", "b"), Responses.NotFound, Responses.Empty);

        var result = Run($"Remove-RsaUserAuthenticator {Id} -All -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal("b", Assert.Single(result.Output).Properties["AuthenticatorId"].Value);
        Assert.Contains(result.Verbose, message => message.Message == $"Device 'a' of '{Id}' does not exist any more.");
    }

    [Fact]
    public void A_gateway_that_knows_no_device_has_removed_none_of_all()
    {
        using var service = Serve(Listed("a", "b"), Responses.Raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

        var result = Run($"Remove-RsaUserAuthenticator {Id} -All");

        Assert.Empty(result.Output);
        Assert.EndsWith("Not attempted: 'b'.", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"devices":[{"id":"a"},{"name":"no id"}]}""")]
    [InlineData("""{"devices":"all"}""")]
    [InlineData("{}")]
    public void A_list_that_cannot_be_read_removes_nothing(string body)
    {
        using var service = Serve(Responses.Json(200, body));

        Assert.Equal("UnexpectedResponse", RefusalOf($"Remove-RsaUserAuthenticator {Id} -All"));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("Remove-RsaUserAuthenticator -All")]
    [InlineData("Disable-RsaUser")]
    [InlineData("Remove-RsaUser")]
    public void A_row_that_names_two_users_changes_neither(string command)
    {
        Assert.Equal("IdentityMismatch", IdOf(Run($"@{{ UserId = '{Id}'; Email = 'user2@example.com' }} | {command} -Confirm:$false")));

        Assert.Equal([Phone, Second], Phones);
        Assert.True(User.IsEnabled);
    }

    [Fact]
    public void A_run_that_ends_early_removes_the_rest_of_a_users_devices_and_reports_them()
    {
        // The first row is looked up twice, as an e-mail address and as a user name.
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.LookUp, Delay = TimeSpan.FromMilliseconds(200) });
        // The run ends during this request.
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.RemoveDevice, Times = 1, Delay = TimeSpan.FromMilliseconds(1000) });

        var result = Run("'nobody@example.com', 'user1' | Remove-RsaUserAuthenticator -All -ErrorAction Stop");

        Assert.Empty(Phones);
        Assert.Equal([Phone, Second], result.Output.Select(device => $"{device.Properties["AuthenticatorId"].Value}"));
    }

    [Theory]
    [InlineData("Remove-RsaUserAuthenticator user1@example.com -All", "Remove all devices", "'user1@example.com' at 'Example Corp'")]
    [InlineData($"Remove-RsaUserAuthenticator user1@example.com {Phone}", $"Remove device '{Phone}'", "'user1@example.com' at 'Example Corp'")]
    [InlineData("$listed[0] | Remove-RsaUserAuthenticator", $"Remove device 'Phone', id '{Phone}'", $"'user1@example.com' (id '{Id}') at 'Example Corp'")]
    public void What_would_be_removed_is_told_and_nothing_is_sent(string script, string action, string target)
    {
        using var session = new ScreenSession(width: 4000);
        session.Engine.SetVariable("KeyPath", KeyPath);
        Assert.True(session.Type("Connect-RsaCloudAdmin $KeyPath -SkipCheck; $listed = Get-RsaUserAuthenticator user1 -Kind Device"));
        Service.Requests.Clear();

        Assert.True(session.Type($"{script} -WhatIf"));

        Assert.Contains($"Performing the operation \"{action}\" on target \"{target}\".", session.Text, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("-All")]
    [InlineData(Phone)]
    public void It_asks_by_default_and_a_script_turns_that_off(string arguments)
    {
        var result = Run($"$ConfirmPreference = 'High'; Remove-RsaUserAuthenticator user1 {arguments}");

        Assert.True(result.TerminatingError is not null || result.Errors.Count > 0);
        Assert.Equal(0, Service.Requests.Count);
        Assert.NotEmpty(RunCleanly($"$ConfirmPreference = 'High'; Remove-RsaUserAuthenticator user1 {arguments} -Confirm:$false"));
        Assert.DoesNotContain(Phone, Phones);
    }

    private static RequestHandler Listed(params string[] ids) => Responses.Json(200, $$"""{"devices":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""))}}]}""");
}
