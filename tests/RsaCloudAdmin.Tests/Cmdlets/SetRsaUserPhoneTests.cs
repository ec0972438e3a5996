using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which phone number is set, cleared or left as it is, which text is no phone number, and how a change is confirmed.</summary>
[Example("-SmsNumber '+1 555 555 5555'", "User", "SmsNumber", "VoiceNumber")]
public class SetRsaUserPhoneTests : CmdletTest
{
    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Old = "+49 30 1234567";
    private const string New = "+1 555 555 5555";
    private const string Found = $$"""{"id":"{{Id}}"}""";

    private EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    private (string?, string?) NumbersNow => (User.SmsNumber, User.VoiceNumber);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { SmsNumber = Old, VoiceNumber = Old });
    }

    [Theory]
    [InlineData($"Set-RsaUserPhone user1 '{New}'", New, Old)]
    [InlineData($"Set-RsaUserPhone user1 '{New}' '{New}'", New, New)]
    [InlineData($"Set-RsaUserPhone user1 -VoiceNumber '{New}'", Old, New)]
    [InlineData($"Set-RsaUserPhone user1 -SmsNumber $null -VoiceNumber '{New}'", Old, New)]
    [InlineData("Set-RsaUserPhone user1 -SmsNumber ''", null, Old)]
    [InlineData($"Set-RsaUserPhone user1 '{New}' ' '", New, Old)]
    [InlineData("'user1' | Set-RsaUserPhone -SmsNumber '' -VoiceNumber ''", null, null)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; 'SMS Number' = '{New}' }} | Set-RsaUserPhone", New, Old)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; SmsNumber = '{New}'; VoiceNumber = ' ' }} | Set-RsaUserPhone", New, Old)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; SmsNumber = ''; VoiceNumber = '{New}' }} | Set-RsaUserPhone -SmsNumber ''", null, New)]
    [InlineData($"[pscustomobject]@{{ Email = 'user1@example.com'; Mobile = '{New}'; Desk = '' }} | Set-RsaUserPhone -SmsNumber {{ $_.Mobile }} -VoiceNumber {{ $_.Desk }}", New, Old)]
    [InlineData($"[pscustomobject]@{{ SmsNumber = '{New}' }} | Set-RsaUserPhone -UserId user1", New, Old)]
    [InlineData($"Get-RsaUser user1 | Set-RsaUserPhone -VoiceNumber '{New}'", Old, New)]
    [InlineData("Get-RsaUser user1 | Set-RsaUserPhone -VoiceNumber ''", Old, null)]
    [InlineData("Get-RsaUser user1 | Set-RsaUserPhone -SmsNumber { $_.SmsNumber -replace '67$', '89' }", "+49 30 1234589", Old)]
    [InlineData($"Find-RsaUser user1@ | Set-RsaUserPhone -SmsNumber '{New}'", New, Old)]
    public void The_user_has_the_numbers_that_were_given_and_keeps_the_others(string script, string? sms, string? voice)
    {
        var phone = Assert.Single(RunCleanly(script));

        Assert.Equal((sms, voice), NumbersNow);
        Assert.Equal((Id, sms, voice), ((string?)phone["UserId"], (string?)phone["SmsNumber"], (string?)phone["VoiceNumber"]));
    }

    [Theory]
    [InlineData("+15555555555", "+15555555555")]
    [InlineData("  +1 555  555 5555 ", New)]
    [InlineData("+1 (555) 555-5555", New)]
    [InlineData("+1.555.555.5555", New)]
    [InlineData("+ 1 555 555 5555", New)]
    [InlineData("+1\u00A0555\u2009555\u20115555", New)]
    [InlineData("\u202A+1 555 555 5555\u202C", New)]
    [InlineData("+49 30 1234567", "+49 30 1234567")]
    [InlineData("+39 06 1234567", "+39 06 1234567")]
    [InlineData("+290 1234", "+290 1234")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void Separators_that_people_write_become_spaces(string given, string sent)
    {
        Engine.SetVariable("given", given);

        Assert.Equal(sent, Assert.Single(RunCleanly("Set-RsaUserPhone user1 $given"))["SmsNumber"]);
        Assert.Equal(sent, User.SmsNumber);
    }

    [Theory]
    [InlineData("1.55556E+10", "because Excel converted it to a number, which lost digits")]
    [InlineData("1,55556e+10", "because Excel converted it to a number, which lost digits")]
    [InlineData("+1.55556E+10", "because Excel converted it to a number, which lost digits")]
    [InlineData("########", "because Excel converted it to a number, which lost digits")]
    [InlineData("15555555555", "does not begin with + and the country code")]
    [InlineData("555 555 5555", "does not begin with + and the country code")]
    [InlineData("0049 30 1234567", "does not begin with + and the country code")]
    [InlineData("-11109", "does not begin with + and the country code")]
    [InlineData("=\"+1 555 555 5555\"", "does not begin with + and the country code")]
    [InlineData("'+1 555 555 5555", "does not begin with + and the country code")]
    [InlineData("tel:+15555555555", "does not begin with + and the country code")]
    [InlineData("+44 (0)20 7946 0000", "Write the number as it is dialed from abroad, without parentheses around a 0.")]
    [InlineData("+49 (030) 1234567", "Write the number as it is dialed from abroad")]
    [InlineData("+39 (06) 1234567", "Write the number as it is dialed from abroad")]
    [InlineData("+49-0-30-1234567", "Write the number as it is dialed from abroad")]
    [InlineData("+1 5555555/5556666", "may contain several numbers")]
    [InlineData("+1 555 555\n5555", "may contain several numbers")]
    [InlineData("+1 555 555 5555 x12", "contains characters that a phone number does not have")]
    [InlineData("+1 555 555 5555 ext. 12", "The service does not support extensions")]
    [InlineData("+1 555 555 5555;12", "contains characters that a phone number does not have")]
    [InlineData("++15555555555", "contains characters that a phone number does not have")]
    [InlineData("+1 555 555 555\u0665", "contains characters that a phone number does not have")]
    [InlineData("+", "has 0 digits")]
    [InlineData("+1 555 55", "has 6 digits. With its country code, it must have 7 to 15")]
    [InlineData("+1234567890123456", "has 16 digits")]
    [InlineData("+0 555 555 5555", "has no country code after the +")]
    public void What_is_no_phone_number_is_an_error_and_not_sent(string given, string what)
    {
        Engine.SetVariable("given", given);
        foreach (var script in new[] { "Set-RsaUserPhone user1 $given", "Set-RsaUserPhone user1 $given -WhatIf", $"[pscustomobject]@{{ Email = 'user1'; SmsNumber = '{New}'; VoiceNumber = $given }} | Set-RsaUserPhone" })
        {
            var result = Run(script);

            Assert.Equal("InvalidRequest", IdOf(result));
            Assert.Matches("^The (SMS|voice) number of 'user1' is '", result.Errors[0].Exception.Message);
            Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.Count);
        }
    }

    [Theory]
    [InlineData("@{ Code = '78219769' }")]
    [InlineData("'-----BEGIN PRIVATE KEY-----78219769'")]
    [InlineData("$true")]
    public void An_object_or_a_key_is_not_shown(string given)
    {
        var result = Run($"Set-RsaUserPhone user1 -SmsNumber ({given})");

        Assert.Equal("InvalidRequest", IdOf(result));
        Assert.Contains("It is not shown", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("78219769", $"{result.Errors[0]}", StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Set-RsaUserPhone user1")]
    [InlineData("Set-RsaUserPhone user1 -SmsNumber $null")]
    [InlineData("Set-RsaUserPhone user1 -SmsNumber ' ' -VoiceNumber \"`t\"")]
    [InlineData("[pscustomobject]@{ Email = 'user1'; SmsNumber = ''; VoiceNumber = ' ' } | Set-RsaUserPhone")]
    [InlineData("[pscustomobject]@{ Email = 'user1'; Mobile = '' } | Set-RsaUserPhone -SmsNumber { $_.Mobile }")]
    public void A_row_without_a_new_number_is_an_error(string script)
    {
        var result = Run(script);

        Assert.Equal("InvalidRequest", IdOf(result));
        Assert.Equal("Could not change the phone numbers of 'user1': the row has no new number. Give one with -SmsNumber or -VoiceNumber, or in a column of that name.", result.Errors[0].Exception.Message);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_row_that_names_two_users_changes_neither()
    {
        Assert.Equal("IdentityMismatch", IdOf(Run($"@{{ UserId = '{Id}'; Email = 'user2@example.com'; SmsNumber = '{New}' }} | Set-RsaUserPhone")));

        Assert.Equal(0, Service.Requests.CountOf(Operation.UpdateUserPhone));
    }

    [Fact]
    public void The_present_numbers_of_a_piped_user_are_not_new_ones()
    {
        Assert.Equal("InvalidRequest", IdOf(Run("Get-RsaUser user1 | Set-RsaUserPhone")));

        Assert.Equal(0, Service.Requests.CountOf(Operation.UpdateUserPhone));
    }

    [Fact]
    public void An_exported_list_with_a_changed_number_is_the_next_list()
    {
        var file = Literal(PathOf("phones.csv"));
        RunCleanly($"Get-RsaUser user1 | Select-Object UserId, EmailAddress, SmsNumber, VoiceNumber | Export-Csv {file}; (Get-Content {file} -Raw).Replace('\"{Old}\",\"{Old}\"', '\"{New}\",\"{Old}\"') | Set-Content {file}");

        Assert.Single(RunCleanly($"Import-Csv {file} | Set-RsaUserPhone"));

        Assert.Equal((New, Old), NumbersNow);
    }

    [Theory]
    [InlineData("-SmsNumber '+1 (555) 555-5555'", $"Set the SMS number to '{New}'\"")]
    [InlineData("-VoiceNumber ''", "Clear the voice number\"")]
    [InlineData($"-SmsNumber '' -VoiceNumber '{New}'", $"Clear the SMS number and set the voice number to '{New}'\"")]
    public void What_is_confirmed_is_what_is_sent(string arguments, string action) =>
        Assert.Contains(Run($"Set-RsaUserPhone user1 {arguments} -Verbose").Verbose, record => record.Message.Contains(action, StringComparison.Ordinal));

    [Theory]
    [InlineData("Email = 'user1'", $"UserId = '{Id}'")]
    [InlineData("Email = 'user1'", "Email = 'user1@example.com'")]
    public void Of_two_rows_for_a_user_each_is_confirmed_and_the_later_one_stays(string first, string second)
    {
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.LookUp, Delay = TimeSpan.FromMilliseconds(200) });

        var phones = RunCleanly($"@{{ {first}; SmsNumber = '+1 555 555 0001' }}, @{{ {second}; SmsNumber = '+1 555 555 0002' }} | Set-RsaUserPhone");

        Assert.Equal(["+1 555 555 0001", "+1 555 555 0002"], phones.Select(phone => (string?)phone["SmsNumber"]));
        Assert.Equal("+1 555 555 0002", User.SmsNumber);
    }

    [Fact]
    public void A_change_whose_response_is_lost_is_repeated_and_confirmed()
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.UpdateUserPhone, Times = 1, AfterApplying = true });

        Assert.Equal(New, Assert.Single(RunCleanly($"Set-RsaUserPhone user1 '{New}'"))["SmsNumber"]);
    }

    [Fact]
    public void Where_SMS_is_not_offered_the_error_is_not_that_the_user_is_disabled()
    {
        Service.Tenant.OffersSms = false;

        var error = Assert.Single(Run($"Set-RsaUserPhone user1 '{New}'").Errors);

        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Could not update the phone numbers of 'user1': the service rejected the request. The service said '400 BAD_REQUEST: SMS Tokencode is disabled for the company'.", error.Exception.Message);
    }

    [Theory]
    [InlineData("""{"smsNumber":"15555555555"}""", "15555555555")]
    [InlineData("""{"smsNumber":15555555555}""", "15555555555")]
    [InlineData("""{"smsNumber":"+1-555-555-5555","voiceNumber":"+49 30 1"}""", "+1-555-555-5555")]
    public void A_number_is_shown_as_the_service_writes_it(string details, string shown)
    {
        var result = RunAgainst("alice", Responses.Json(200, Found), Responses.Json(200, "{}"), Details(details));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(shown, Assert.Single(result.Output).Properties["SmsNumber"].Value);
    }

    [Theory]
    [InlineData($"-SmsNumber '{New}'", """{"smsNumber":"+49 30 1234567"}""", $"reports '{Old}' as the SMS number, not '{New}'")]
    [InlineData("-VoiceNumber ''", """{"voiceNumber":"+49 30 1234567"}""", $"reports '{Old}' as the voice number, not none")]
    public void Another_number_than_the_one_that_was_sent_is_an_error(string arguments, string details, string what)
    {
        var result = RunAgainst($"alice {arguments}", Responses.Json(200, Found), Responses.Json(200, "{}"), Details(details));

        Assert.Empty(result.Output);
        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Equal($"Could not update the phone numbers of 'alice': the service accepted the request, but {what}; whether the change was made is unknown.", result.Errors[0].Exception.Message);
    }

    [Theory]
    [InlineData(200, Found, $"The service accepted the SMS number '{New}' for 'alice', but does not report it.")]
    [InlineData(200, """{"id":"9f10d051-7dd1-4a13-a30e-236d0e65b56a"}""", "The service accepted the phone numbers of 'alice', but they could not be looked up to confirm them.")]
    [InlineData(403, "{}", "The service accepted the phone numbers of 'alice', but they could not be looked up to confirm them.")]
    public void A_number_that_is_not_confirmed_is_a_warning_and_empty(int status, string details, string warning)
    {
        var result = RunAgainst("alice", Responses.Json(200, Found), Responses.Json(200, "{}"), Responses.Json(status, details));

        Assert.Empty(result.Errors);
        Assert.Null(Assert.Single(result.Output).Properties["SmsNumber"].Value);
        Assert.Equal(warning, Assert.Single(result.Warnings).Message);
    }

    [Theory]
    [InlineData("""{"smsNumber":"+1 555 555 5555"}""", New)]
    [InlineData("{}", null)]
    [InlineData("""{"smsNumber":null}""", null)]
    public void Of_a_user_given_only_by_id_the_response_is_the_result(string body, string? shown)
    {
        var result = RunAgainst(Id, Responses.Json(200, body));

        Assert.Empty(result.Errors);
        string[] warnings = shown is null ? [$"The service accepted the SMS number '{New}' for '{Id}', but does not report it."] : [];
        Assert.Equal(warnings, result.Warnings.Select(warning => warning.Message));
        Assert.Equal(shown, Assert.Single(result.Output).Properties["SmsNumber"].Value);
    }

    [Theory]
    [InlineData("""{"smsNumber":"+49 30 1234567"}""", "the service accepted the request, but reports '+49 30 1234567' as the SMS number")]
    [InlineData("""{"id":"9f10d051-7dd1-4a13-a30e-236d0e65b56a"}""", "id in the response is '9f10d051-7dd1-4a13-a30e-236d0e65b56a'")]
    [InlineData("[]", "the response is not in the expected form")]
    [InlineData("", "it is empty")]
    public void A_response_that_contradicts_is_an_error(string body, string what)
    {
        var result = RunAgainst(Id, Responses.Json(200, body));

        Assert.Empty(result.Output);
        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains(what, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    private static RequestHandler Details(string numbers) => Responses.Json(200, $$"""{"id":"{{Id}}",{{numbers[1..]}}""");

    private PipelineResult RunAgainst(string arguments, params RequestHandler[] responses)
    {
        using var service = Serve(responses);
        return Run($"Set-RsaUserPhone {arguments}{(arguments.Contains(" -", StringComparison.Ordinal) ? "" : $" '{New}'")}");
    }
}
