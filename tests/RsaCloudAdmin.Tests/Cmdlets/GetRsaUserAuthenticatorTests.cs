using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which authenticators are listed, with which values, and what the other cmdlets do with them.</summary>
[Example("-Kind Device", "User", "Kind", "Name", "Status", Before = RemoveRsaUserAuthenticatorTests.Register)]
public class GetRsaUserAuthenticatorTests : CmdletTest
{
    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";

    private EmulatedHardwareToken Token => Service.Tenant.FindHardwareToken("1000000001")!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Engine.SetVariable("ListPath", PathOf("authenticators.csv"));
    }

    [Theory]
    [InlineData("", "Device Phone", "Fido Security key", "HardwareToken 1000000001")]
    [InlineData("-IncludeBrowser", "Device Phone", "Device Chrome on Windows", "Fido Security key", "HardwareToken 1000000001")]
    [InlineData("-IncludeBrowser:$false", "Device Phone", "Fido Security key", "HardwareToken 1000000001")]
    [InlineData("Fido", "Fido Security key")]
    [InlineData("-Kind device", "Device Phone")]
    [InlineData("-Kind HardwareToken, Fido, Fido", "Fido Security key", "HardwareToken 1000000001")]
    public void The_kinds_are_listed_that_were_asked_for(string arguments, params string[] expected)
    {
        Assert.Equal(expected, RunCleanly($"Get-RsaUserAuthenticator user1 {arguments}").Select(item => $"{item["Kind"]} {item["Name"]}"));
        Assert.Equal(1, Service.Requests.CountOf(Operation.ListAuthenticators));
    }

    [Fact]
    public void Each_has_the_values_of_its_kind_and_the_names_of_its_user()
    {
        Service.Tenant.ChangeHardwareToken("1000000001", token => token with { IsEnabled = true, Name = "Office" });

        var listed = RunCleanly("Get-RsaUserAuthenticator user1");

        Assert.All(listed, item => Assert.Equal((Id, "user1", "user1@example.com", "user1"), (item["UserId"], item["Identity"], item["EmailAddress"], item["UserName"])));
        Assert.All(listed, item => Assert.Equal(DateTimeKind.Local, Assert.IsType<DateTime>(item["RegisteredDate"]).Kind));
        Assert.Equal($"{EmulatedTenant.SeededDeviceId(1)}", listed[0]["AuthenticatorId"]);
        Assert.Equal("Enabled", listed[1]["Status"]);
        Assert.Equal(("Office", "1000000001", "SID700", "Activated", "Enabled", true), (listed[2]["Name"], listed[2]["TokenSerialNumber"], listed[2]["DeviceType"], listed[2]["TokenState"], listed[2]["TokenStatus"], listed[2]["PinSet"]));
        Assert.Equal(Token.Expires.LocalDateTime, Assert.IsType<DateTime>(listed[2]["ExpirationDate"]), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_list_has_the_authenticators_of_each_user_in_its_order()
    {
        var listed = RunCleanly("'user2', 'user1', 'user3' | Get-RsaUserAuthenticator -Kind Device, HardwareToken");

        Assert.Equal(["user2", "user2", "user1", "user1", "user3", "user3"], listed.Select(item => item["Identity"]));
    }

    [Theory]
    [InlineData("", "Device or Fido or HardwareToken")]
    [InlineData("-Kind Fido", "Fido")]
    public void A_user_without_any_has_no_result_and_a_verbose_message(string arguments, string kinds)
    {
        Service.Tenant.AddUser("bare@example.com");

        var result = Run($"Get-RsaUserAuthenticator bare@example.com {arguments} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(result.Verbose, message => message.Message == $"'bare@example.com' has no authenticators of the kind {kinds}.");
    }

    [Theory]
    [InlineData("Get-RsaUserAuthenticator 99999999-9999-9999-9999-999999999999", "UserNotFound")]
    [InlineData("Get-RsaUserAuthenticator nobody", "UserNotFound")]
    [InlineData("Get-RsaUserAuthenticator user1 -Kind Phone", "ParameterArgumentTransformationError")]
    [InlineData("Get-RsaUserAuthenticator user1 -Kind @()", "ParameterArgumentValidationError")]
    public void Who_is_not_there_and_what_is_no_kind_is_an_error(string script, string id) =>
        Assert.Equal(id, IdOf(Run(script)));

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(FaultEffect.InternalServerError, "ServiceError")]
    [InlineData(FaultEffect.Page, "UnexpectedResponse")]
    [InlineData(FaultEffect.Malformed, "UnexpectedResponse")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id) => Assert.Equal(id, RefusalOf($"Get-RsaUserAuthenticator {Id}", fault));

    [Theory]
    [InlineData("Enable-RsaHardwareToken")]
    [InlineData("Disable-RsaHardwareToken")]
    [InlineData("Rename-RsaHardwareToken -NewName office")]
    [InlineData("Clear-RsaHardwareTokenPin")]
    [InlineData("Remove-RsaUserHardwareToken")]
    public void Hardware_tokens_go_into_the_cmdlets_for_them_also_from_a_file(string cmdlet)
    {
        foreach (var list in new[] { "Get-RsaUserAuthenticator user1 -Kind HardwareToken", "Get-RsaUserAuthenticator user2 -Kind HardwareToken | Export-Csv $ListPath; Import-Csv $ListPath" })
        {
            var number = list.Contains("user2", StringComparison.Ordinal) ? 2 : 1;

            var changed = Assert.Single(RunCleanly($"{list} | {cmdlet}"));

            Assert.Equal((EmulatedTenant.SeededSerialNumber(number), $"{EmulatedTenant.SeededId(number)}"), (changed["TokenSerialNumber"], changed["UserId"]));
        }

        Assert.Equal(cmdlet.StartsWith("Remove", StringComparison.Ordinal), Token.UserId is null);
        Assert.Equal(cmdlet.StartsWith("Enable", StringComparison.Ordinal), Token.IsEnabled);
        Assert.Equal(cmdlet.StartsWith("Rename", StringComparison.Ordinal) ? "office" : "1000000001", Token.Name);
    }

    [Theory]
    [InlineData("Device", "is a device, not a hardware token, and has no serial number")]
    [InlineData("Fido", "is a FIDO authenticator, not a hardware token, and has no serial number")]
    public void Another_kind_is_an_error_there_and_sends_nothing(string kind, string what)
    {
        foreach (var list in new[] { "$listed", "$listed | Export-Csv $ListPath; Import-Csv $ListPath", "$listed | ConvertTo-Json | ConvertFrom-Json" })
        {
            RunCleanly($"$listed = Get-RsaUserAuthenticator user1 -Kind {kind}");
            Service.Requests.Clear();

            var error = Assert.Single(Run($"{list} | Disable-RsaHardwareToken").Errors);

            Assert.StartsWith("InvalidTokenSerialNumber,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.Count);
        }
    }

    [Fact]
    public void The_user_of_an_exported_row_is_its_user_and_not_the_authenticator()
    {
        RunCleanly("Get-RsaUserAuthenticator user1 -Kind Device | Export-Csv $ListPath; Get-RsaUserAuthenticator user2 -Kind Fido | Export-Csv $ListPath -Append");

        var unlocked = RunCleanly("Import-Csv $ListPath | Unlock-RsaUserMethod");

        Assert.Equal([Id, $"{EmulatedTenant.SeededId(2)}"], unlocked.Select(status => status["UserId"]));
        Assert.DoesNotContain("Id", RunCleanly("Import-Csv $ListPath")[0].Emitted.Properties.Select(property => property.Name));
    }

    [Theory]
    [InlineData("""[{"id":"d1"},{"id":"d2","userId":"00000001-5E5A-4A11-8E1F-C10AD0000001"}]""", "Device d1", "Device d2")]
    [InlineData("""{"devices":[{"id":"d1"}]}""", "Device d1")]
    [InlineData("""{"devices":null,"fidoTokens":[{"ID":17}]}""", "Fido 17")]
    [InlineData("""{"devices":[],"sidTokens":[{"id":"t1"}],"ds100Tokens":[1],"more":"x"}""", "HardwareToken t1")]
    [InlineData("""{"fidoTokens":[],"sidTokens":[{}]}""", "HardwareToken ")]
    public void A_list_is_read_in_every_form(string body, params string[] expected)
    {
        using var service = Serve(body);

        Assert.Equal(expected, RunCleanly($"Get-RsaUserAuthenticator {Id}").Select(item => $"{item["Kind"]} {item["AuthenticatorId"]}"));
        Assert.Equal("GET", service.Requests[0].Line.Split(' ')[0]);
        Assert.EndsWith($"/v2/users/{Id}/devices?includeBrowsers=false", service.Requests[0].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"devices":[]}""")]
    [InlineData("""{"sidTokens":[]}""")]
    public void An_empty_list_is_a_user_without_authenticators(string body)
    {
        using var service = Serve(body);

        Assert.Empty(RunCleanly($"Get-RsaUserAuthenticator {Id}"));
    }

    [Theory]
    [InlineData("{}", "the response lacks devices")]
    [InlineData("""{"elements":[]}""", "the response lacks devices")]
    [InlineData("""{"devices":"none"}""", "not in the expected form")]
    [InlineData("""{"devices":{"id":"d1"}}""", "not in the expected form")]
    [InlineData("""{"devices":[1]}""", "not in the expected form")]
    [InlineData("[[]]", "not in the expected form")]
    [InlineData("""{"devices":[null]}""", "the response lacks item")]
    [InlineData("""{"devices":[{"id":"d1","userId":"another"}]}""", "userId in the response is 'another', not")]
    [InlineData("\"devices\"", "not in the expected form")]
    [InlineData("", "it is empty")]
    public void What_is_no_list_is_an_error_and_never_a_user_without_authenticators(string body, string what)
    {
        using var service = Serve(body);

        var result = Run($"Get-RsaUserAuthenticator {Id} -Verbose");

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("UnexpectedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Verbose, message => message.Message.Contains("no authenticators", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_other_types_and_unknown_words_are_read_as_far_as_possible()
    {
        using var service = Serve("""
            {"devices":[{"id":"d1","name":{"x":1},"deviceType":"Watch 2099","registeredDate":"1654604832860","updatedAt":"2018-30-06T12:00:00.000Z","capabilities":["A","B",{}],"browser":7}],
             "fidoTokens":[{"id":true,"registeredDate":1654604832860,"status":"On hold","capabilities":"A,B"}],
             "sidTokens":[{"id":"t1","tokenSerialNumber":1000000001,"pinSet":"TRUE","tokenState":"Melted","expiryDate":"2030-01-02T03:04:05.000Z","assignedAt":false},{"pinSet":"maybe"}]}
            """);

        var result = Run($"Get-RsaUserAuthenticator {Id}");

        Assert.Empty(result.Errors);
        var (device, fido, token) = (new PropertyBag(result.Output[0]), new PropertyBag(result.Output[1]), new PropertyBag(result.Output[2]));
        var date = DateTimeOffset.FromUnixTimeMilliseconds(1654604832860).LocalDateTime;
        Assert.Equal((null, "Watch 2099", date, null, "A, B", "7"), (device["Name"], device["DeviceType"], device["RegisteredDate"], device["UpdatedAt"], device["Capabilities"], device["Browser"]));
        Assert.Equal((null, date, "On hold", "A,B"), (fido["AuthenticatorId"], fido["RegisteredDate"], fido["Status"], fido["Capabilities"]));
        Assert.Equal(("1000000001", true, "Melted", null), (token["TokenSerialNumber"], token["PinSet"], token["TokenState"], token["AssignedAt"]));
        Assert.Equal(new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToLocalTime(), token["ExpirationDate"]);
        Assert.Null(new PropertyBag(result.Output[3])["PinSet"]);
        Assert.Equal("The service sent '2018-30-06T12:00:00.000Z' as updatedAt, which is not a date. The value is left empty.", Assert.Single(result.Warnings).Message);
    }

    private ScriptedServer Serve(string body) => Serve(Responses.Json(200, body));
}
