using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which hardware token is enabled, and which serial numbers are invalid.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenName", "Status")]
public class EnableRsaHardwareTokenTests : CmdletTest
{
    private const string EnableToken = "Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000001";

    private static readonly Guid User = EmulatedTenant.SeededId(1);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
        Connect();
        Engine.SetVariable("id", User);
    }

    [Theory]
    [InlineData("'1.23E+09'")]
    [InlineData("'1,23E+09'")]
    [InlineData("'1E+09'")]
    [InlineData("'1000000004.0'")]
    [InlineData("'1000000004,00'")]
    [InlineData("'1,000,000,002'")]
    [InlineData("'1.000.000.002'")]
    [InlineData("'1 000 000 002'")]
    [InlineData("\"1’000’000’002\"")]
    [InlineData("'=\"1000000001\"'")]
    [InlineData("\"'1000000001\"")]
    [InlineData("'#######'")]
    [InlineData("1e20")]
    public void What_Excel_makes_of_a_serial_number_is_told(string number)
    {
        var error = Assert.Single(Run($"[pscustomobject]@{{ UserId = 'user1'; TokenSerialNumber = {number} }} | Enable-RsaHardwareToken").Errors);

        Assert.Equal("InvalidTokenSerialNumber", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("is a serial number that Excel converted to a number", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("as Text", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("000123456789", "000123456789")]
    [InlineData("'000123456789'", "000123456789")]
    [InlineData("[double]1000000004", "1000000004")]
    [InlineData("' 1000000004 '", "1000000004")]
    public void Leading_zeros_and_whole_numbers_survive(string number, string sent)
    {
        Service.Tenant.AddHardwareToken(sent == "1000000004" ? "1000000099" : sent, User);

        var action = Assert.Single(Run($"Enable-RsaHardwareToken user4 {(number[0] == '[' ? $"({number})" : number)} -WhatIf *>&1 | Out-String; Enable-RsaHardwareToken {(sent[0] == '0' ? "user1" : "user4")} {(number[0] == '[' ? $"({number})" : number)}").Output, output => output.Properties["TokenSerialNumber"] is not null);

        Assert.Equal(sent, action.Properties["TokenSerialNumber"].Value);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id }")]
    [InlineData("[pscustomobject]@{ UserId = $id; TokenSerialNumber = ' ' }")]
    public void A_row_without_a_tokens_number_is_an_error_of_its_own(string row) =>
        Assert.StartsWith("InvalidTokenSerialNumber,", Assert.Single(Run($"{row} | Enable-RsaHardwareToken").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("[pscustomobject]@{ Note = 'x' }")]
    [InlineData("'x'")]
    [InlineData("$null")]
    public void A_later_row_that_adds_nothing_to_the_users_is_an_error_of_its_own_and_no_result_is_lost(string row)
    {
        var result = Run($"[pscustomobject]@{{ TokenSerialNumber = '1000000001' }}, {row}, @{{ Serial = '1000000001' }} | Enable-RsaHardwareToken -UserId user1");

        Assert.Equal(["1000000001", "1000000001"], result.Output.Select(token => token.Properties["TokenSerialNumber"].Value));
        Assert.Equal("InvalidRequest", IdOf(result));
        Assert.Equal("Pipeline object 2 has no value for any parameter, and the users are given with -UserId. Nothing was sent for it. Add the value to the row, or remove the row.", result.Errors[0].Exception.Message);
        Assert.Equal(2, Service.Requests.CountOf(Operation.EnableToken));
    }

    [Theory]
    [InlineData("", "the user's name alone")]
    [InlineData("1234567890123456789012345678901234567", "37 characters")]
    public void A_serial_number_that_cannot_be_is_an_error_of_the_row(string serial, string why)
    {
        var result = Run($"[pscustomobject]@{{ Email = 'user1@example.com'; TokenSerialNumber = '{serial}' }} | Enable-RsaHardwareToken");

        Assert.True(Assert.Single(result.Errors).FullyQualifiedErrorId.StartsWith("InvalidTokenSerialNumber,", StringComparison.Ordinal), why);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_serial_number_is_no_other_tokens_and_one_that_is_too_long_is_not_sent()
    {
        Engine.SetVariable("serials", new[] { "1000000001\r\n1000000002", "１００００００００１", "1000000001\u200B", "../1000000001", new string('1', 10_000), new string('1', 37), "1\ud800" });

        var result = Run("foreach ($serial in $serials) { [pscustomobject]@{ UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001'; Serial = $serial } | Enable-RsaHardwareToken }");

        Assert.Equal(7, result.Errors.Count);
        Assert.All(result.Errors, ShownText.AssertNothingRaw);
        Assert.DoesNotContain(Service.Tenant.HardwareTokens, token => token.IsEnabled);
        Assert.Equal(4, Service.Requests.CountOf(Operation.EnableToken));
    }

    [Fact]
    public void Hardware_tokens_are_enabled_by_their_column()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Service.Tenant.ChangeHardwareToken(EmulatedTenant.SeededSerialNumber(number), token => token with { IsEnabled = false });

        var enabled = RunCleanly("Import-Csv $UsersCsv | Enable-RsaHardwareToken");
        Assert.Equal(["1000000001", "1000000002", "1000000003"], enabled.Select(o => o["TokenSerialNumber"]));
        Assert.All(enabled, o => Assert.Equal("Enabled", o["TokenStatus"]?.ToString()));
        Assert.All(Enumerable.Range(1, 3), n => Assert.True(Service.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(n))!.IsEnabled));
    }

    [Fact]
    public void An_unassigned_token_is_the_conflict_that_the_page_names()
    {
        Service.Tenant.AddHardwareToken("7000000001");

        Assert.Equal("TokenNotAssigned", RefusalOf("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 7000000001"));
    }

    [Fact]
    public void The_token_says_who_changed_it_and_when()
    {
        var token = Assert.Single(RunCleanly(EnableToken));

        Assert.Equal("RsaHardwareToken", token.TypeName);
        Assert.Equal(User.ToString(), token["UserId"]?.ToString());
        Assert.Equal("1000000001", token["TokenSerialNumber"]);
        Assert.Equal("Enabled", token["TokenStatus"]?.ToString());
        Assert.False(string.IsNullOrEmpty(token["TokenStatusChangedBy"] as string));
        Assert.Equal(DateTimeKind.Local, Assert.IsType<DateTime>(token["TokenStatusChangedAt"]).Kind);
    }

    [Theory]
    [InlineData("Enable-RsaHardwareToken 99999999-9999-9999-9999-999999999999 1000000001", "UserOrTokenNotFound")]
    [InlineData("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 5555", "UserOrTokenNotFound")]
    [InlineData("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000002", "TokenNotAssigned")]
    public void What_does_not_exist_or_belong_is_named(string command, string id) => Assert.Equal(id, RefusalOf(command));

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(FaultEffect.InternalServerError, "ServiceError")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id) => Assert.Equal(id, RefusalOf(EnableToken, fault));
}
