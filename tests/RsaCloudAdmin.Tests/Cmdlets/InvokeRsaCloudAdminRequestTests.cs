using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Where a request of the user's own goes, what it contains, and what its response becomes.</summary>
[Example("v1/users/00000001-5e5a-4a11-8e1f-c10ad0000001/userStatus PUT -Body @{ userStatus = 'Enabled' }", "id", "userStatus")]
public class InvokeRsaCloudAdminRequestTests : CmdletTest
{
    private protected override bool ShowsViews => true;

    private const string LookUp = "Invoke-RsaCloudAdminRequest v1/users/lookup POST -Confirm:$false -Body";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("@{ email = 'user1@example.com' }")]
    [InlineData("@{ email = 'user1@example.com'; searchUnsynched = $false }")]
    [InlineData("([pscustomobject]@{ email = 'user1@example.com' })")]
    [InlineData("([ordered]@{ email = 'user1@example.com' })")]
    [InlineData("'{ \"email\": \"user1@example.com\" }'")]
    public void A_body_is_sent_as_JSON_and_the_response_is_an_object(string body)
    {
        var user = Assert.Single(RunCleanly($"{LookUp} {body}"));

        Assert.Equal($"{EmulatedTenant.SeededId(1)}", user["id"]);
        Assert.IsType<bool>(user["isTokenLocked"]);
    }

    [Fact]
    public void Each_object_of_the_pipeline_is_a_request()
    {
        var users = RunCleanly("'user1', 'user2' | ForEach-Object { @{ username = $_ } } | Invoke-RsaCloudAdminRequest v1/users/lookup POST -Confirm:$false");

        Assert.Equal(["user1@example.com", "user2@example.com"], users.Select(user => (string?)user["emailAddress"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ErrorAction SilentlyContinue")]
    public void A_removal_whose_response_is_lost_is_done_if_the_retry_finds_nothing(string more)
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.RemoveDevice, Times = 1, AfterApplying = true });

        var result = Run($"Invoke-RsaCloudAdminRequest v1/users/{EmulatedTenant.SeededId(1)}/devices/{EmulatedTenant.SeededDeviceId(1)} Delete -Idempotent -Confirm:$false {more}");

        Assert.Empty(result.Errors);
        Assert.Contains("It is treated as removed.", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Devices, device => device.Id == EmulatedTenant.SeededDeviceId(1));
    }

    [Fact]
    public void A_conflict_after_a_lost_response_leaves_open_what_the_first_attempt_did()
    {
        Service.Tenant.AddHardwareToken("000123456789");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.AssignToken, Times = 1, AfterApplying = true });

        var result = Run($"Invoke-RsaCloudAdminRequest v1/users/{EmulatedTenant.SeededId(1)}/sidTokens/assign Patch -Body @{{ tokenSerialNumber = '000123456789' }} -Idempotent -Confirm:$false");

        Assert.Equal("Conflict", IdOf(result));
        Assert.Contains("An earlier attempt may have been processed.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_of_any_kind_is_a_query_and_a_body()
    {
        using var service = Serve(Responses.Json(200, "{}"));

        RunCleanly("$pairs = [Collections.Generic.Dictionary[string,string]]::new(); $pairs['a'] = 'b'; Invoke-RsaCloudAdminRequest v1/x Put -Query $pairs -Body $pairs -Confirm:$false");

        Assert.EndsWith("v1/x?a=b", service.Requests.Single().Target, StringComparison.Ordinal);
        Assert.Equal("""{"a":"b"}""", service.Requests.Single().Text);
    }

    [Fact]
    public void A_body_keeps_the_types_of_its_values()
    {
        using var service = Serve(Responses.Json(200, "{}"));

        Run("""Invoke-RsaCloudAdminRequest v1/x PUT -Confirm:$false -Body ([ordered]@{ t = "a`"b"; n = 1; big = 12345678901; d = 1.5; m = 0.10d; f = $false; nothing = $null; list = @(1, 'x', @{ k = 'v' }); empty = @(); id = [guid]'00000001-5e5a-4a11-8e1f-c10ad0000001'; piped = (1..2 | ForEach-Object { $_ }) })""");

        Assert.Equal(
            """{"t":"a\u0022b","n":1,"big":12345678901,"d":1.5,"m":0.10,"f":false,"nothing":null,"list":[1,"x",{"k":"v"}],"empty":[],"id":"00000001-5e5a-4a11-8e1f-c10ad0000001","piped":[1,2]}""",
            service.Requests.Single().Text);
    }

    [Theory]
    [InlineData("(Get-Process -Id $PID)", "of the type Process")]
    [InlineData("@{ a = (ConvertTo-SecureString x -AsPlainText -Force) }", "of the type SecureString")]
    [InlineData("@{ a = [double]::NaN }", "not a number")]
    [InlineData("@{ a = \"x$([char]0xD800)\" }", "")]
    [InlineData("([pscustomobject]@{ a = 1 } | Add-Member -MemberType ScriptProperty -Name b -Value { throw 'no' } -PassThru)", "'b' cannot be read")]
    [InlineData("'{ nonsense'", "not valid JSON")]
    [InlineData("$($h = @{}; $h.self = $h; $h)", "nested too deeply")]
    public void A_body_that_is_not_JSON_is_an_error_and_nothing_is_sent(string body, string what)
    {
        var result = Run($"{LookUp} {body}");

        Assert.Equal("InvalidRequest", IdOf(result));
        Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("v1/wrong", "NotFound")]
    [InlineData("v1/users/lookup", "InvalidRequest")]
    [InlineData("v1/users/lookup Post -Confirm:$false", "InvalidRequest")]
    public void A_wrong_path_method_or_body_is_not_blamed_on_the_address(string arguments, string id) =>
        Assert.Equal(id, IdOf(Run($"Invoke-RsaCloudAdminRequest {arguments}")));

    [Fact]
    public void Pipeline_input_is_the_body_and_not_the_path()
    {
        var result = Run("'v1/licenseusage' | Invoke-RsaCloudAdminRequest");

        Assert.Contains("Pipeline input is the body.", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GET_has_no_body() =>
        Assert.Equal("InvalidRequest", IdOf(Run("Invoke-RsaCloudAdminRequest v1/licenseusage -Body @{ a = 1 }")));

    [Theory]
    [InlineData("[1,2,3]", "1,2,3")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("", "")]
    [InlineData("true", "True")]
    [InlineData("12345678901234567890.5", "12345678901234567890.5")]
    [InlineData("""{"a":{"b":["2026-01-02T03:04:05Z"]}}""", "2026-01-02T03:04:05Z")]
    [InlineData("""{"a":1,"A":2,"":3}""", "1,2,3")]
    [InlineData("""{"PSObject":1,"psBase":2,"PSTypeNames":3}""", "1,2,3")]
    [InlineData("123456789012345678901234567890123456789", "123456789012345678901234567890123456789")]
    [InlineData("1e999", "1e999")]
    public void A_response_of_any_form_becomes_objects(string body, string expected)
    {
        using var service = Serve(Responses.Json(200, body));

        var result = Run("Invoke-RsaCloudAdminRequest v1/x | ForEach-Object { if ($_.GetType().Name -eq 'PSCustomObject') { $_.PSObject.Properties.Value | ForEach-Object { if ($_.GetType().Name -eq 'PSCustomObject') { $_.b } else { $_ } } } else { $_ } }");

        Assert.Empty(result.Errors);
        Assert.Equal(expected, string.Join(",", result.Output.Select(item => FormattableString.Invariant($"{item?.BaseObject}"))));
    }

    [Fact]
    public void A_response_about_items_that_failed_is_a_result_and_a_warning()
    {
        using var service = Serve(Responses.Json(207, """{"users":[{"email":"eve@example.com","statusCode":404}]}"""));

        var result = Run("Invoke-RsaCloudAdminRequest v1/users/highRisk Put -Body @{ action = 'add'; users = @('eve@example.com') } -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.NotNull(Assert.Single(result.Output).Properties["users"]);
        Assert.Equal("The service reported 207 for the request to send PUT '/v1/users/highRisk': some of the items may have failed. Read the result.", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void A_response_that_is_not_JSON_is_text()
    {
        using var service = Serve(Responses.Content(200, "text/csv", "a,b\n1,2\n"));

        Assert.Equal("a,b\n1,2\n", Assert.Single(Run("Invoke-RsaCloudAdminRequest v1/x").Output).BaseObject);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":", "not valid JSON")]
    [InlineData("text/html", "<html>Sign in</html>", "is a web page")]
    public void A_response_that_cannot_be_right_is_an_error(string type, string body, string what)
    {
        using var service = Serve(Responses.Content(200, type, body));

        var result = Run("Invoke-RsaCloudAdminRequest v1/x");

        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "OutcomeUnknown", 1)]
    [InlineData("-Idempotent", "ServiceError", 4)]
    public void A_change_is_repeated_only_if_the_user_says_that_it_may_be(string idempotent, string id, int sent)
    {
        Service.Faults.Add(new Fault(FaultEffect.InternalServerError) { Operation = Operation.SetUserStatus });

        var result = Run($"Invoke-RsaCloudAdminRequest v1/users/{EmulatedTenant.SeededId(1)}/userStatus PUT -Body @{{ userStatus = 'Disabled' }} -Confirm:$false {idempotent}");

        Assert.Equal(id, IdOf(result));
        Assert.Equal(sent, Service.Requests.CountOf(Operation.SetUserStatus));
    }

    [Fact]
    public void What_does_not_exist_is_an_error_with_the_services_message()
    {
        var result = Run($"Invoke-RsaCloudAdminRequest v1/users/{Guid.NewGuid()}/userStatus PUT -Body @{{ userStatus = 'Disabled' }} -Confirm:$false");

        Assert.Equal("NotFound", IdOf(result));
        Assert.Contains("404 NOT_FOUND", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-RsaCloudAdminRequest v1/licenseusage -WhatIf")]
    [InlineData("$WhatIfPreference = $true; Invoke-RsaCloudAdminRequest v1/licenseusage")]
    [InlineData("Invoke-RsaCloudAdminRequest v1/users/lookup POST -Body @{ email = 'user1' } -WhatIf")]
    public void WhatIf_sends_nothing(string script)
    {
        Assert.Empty(RunCleanly(script));

        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_GET_asks_nothing_whatever_the_preference_is() =>
        Assert.Equal(2, RunCleanly("$ConfirmPreference = 'Low'; Invoke-RsaCloudAdminRequest v1/licenseusage; Invoke-RsaCloudAdminRequest v1/licenseusage -WhatIf:$false -Confirm:$false").Count);

    [Fact]
    public void Something_that_is_disabled_is_not_said_to_be_the_user()
    {
        using var service = Serve(Responses.Json(400, """{"code":"400 BAD_REQUEST","description":"SMS Tokencode is disabled for the company"}"""));

        Assert.Equal("InvalidRequest", IdOf(Run("Invoke-RsaCloudAdminRequest v1/x Patch -Confirm:$false")));
    }

    [Fact]
    public void A_run_whose_token_is_refused_ends_early()
    {
        Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));

        var result = Run("1..20 | ForEach-Object { @{ username = \"user$_\" } } | Invoke-RsaCloudAdminRequest v1/users/lookup Post -Confirm:$false -ThrottleLimit 1");

        Assert.Equal(4, result.Errors.Count);
        Assert.Contains("The run ended", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_not_sent_and_not_shown()
    {
        Engine.SetVariable("key", File.ReadAllText(KeyPath));

        foreach (var script in new[] { "Invoke-RsaCloudAdminRequest $key", $"{LookUp} $key", $"{LookUp} @{{ a = $key }}", $"{LookUp} (ConvertFrom-Json $key)", "Invoke-RsaCloudAdminRequest v1/x -Query @{ k = $key }" })
        {
            var result = Run($"{script} *>&1 | Out-String; $Error | Format-List * -Force | Out-String");
            Assert.DoesNotContain("PRIVATE KEY", string.Join(" ", result.Output), StringComparison.Ordinal);
        }

        Assert.Equal(0, Service.Requests.Count);
    }
}
