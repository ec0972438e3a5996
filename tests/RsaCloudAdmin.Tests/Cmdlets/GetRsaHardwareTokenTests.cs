using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which hardware token is looked up, and what its details are.</summary>
[Example("1000000001", "User", "TokenSerialNumber", "TokenName", "Status")]
public class GetRsaHardwareTokenTests : CmdletTest
{
    private const string Free = "000123456789";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Tenant.AddHardwareToken(Free);
        Connect();
    }

    [Theory]
    [InlineData("Get-RsaHardwareToken 000123456789")]
    [InlineData("Get-RsaHardwareToken -Serial '000123456789'")]
    [InlineData("'000123456789' | Get-RsaHardwareToken")]
    [InlineData("' 000123456789 ' | Get-RsaHardwareToken")]
    [InlineData("[pscustomobject]@{ 'Token Serial Number' = '000123456789'; Email = 'x' } | Get-RsaHardwareToken")]
    [InlineData("@{ serial = '000123456789' } | Get-RsaHardwareToken")]
    [InlineData("[pscustomobject]@{ Number = '000123456789' } | Get-RsaHardwareToken -TokenSerialNumber { $_.Number }")]
    [InlineData("Get-RsaHardwareToken ([pscustomobject]@{ SerialNumber = '000123456789' })")]
    public void A_token_without_a_user_has_no_user_id(string script)
    {
        var token = Assert.Single(RunCleanly(script));

        Assert.Equal((Free, "Unassigned", string.Empty, string.Empty), ((string?)token["TokenSerialNumber"], (string?)token["TokenState"], (string?)token["UserId"], (string?)token["Identity"]));
        Assert.False(Assert.IsType<bool>(token["PinSet"]));
        Assert.Null(token["AssignedAt"]);
    }

    [Fact]
    public void A_token_of_a_user_has_the_users_id_and_can_be_piped_on()
    {
        var token = Assert.Single(RunCleanly("Get-RsaHardwareToken 1000000001 -OutVariable found"));
        var disabled = Assert.Single(RunCleanly("$found | Disable-RsaHardwareToken"));

        Assert.Equal($"{EmulatedTenant.SeededId(1)}", token["UserId"]);
        Assert.True(Assert.IsType<bool>(token["PinSet"]));
        Assert.Equal("Disabled", disabled["TokenStatus"]);
        Assert.False(Service.Tenant.FindHardwareToken("1000000001")!.IsEnabled);
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void A_free_token_can_be_piped_to_its_new_user()
    {
        RunCleanly("Get-RsaHardwareToken 000123456789 | Add-RsaUserHardwareToken -UserId user2");

        Assert.Equal(EmulatedTenant.SeededId(2), Service.Tenant.FindHardwareToken(Free)!.UserId);
    }

    [Fact]
    public void A_free_token_does_not_name_a_user()
    {
        var error = Assert.Single(Run("Get-RsaHardwareToken 000123456789 | Disable-RsaHardwareToken").Errors);

        Assert.StartsWith("IdentityMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("The object belongs to no user: its UserId is empty.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RsaHardwareToken 999", "TokenNotFound", "the hardware token does not exist")]
    [InlineData("Get-RsaHardwareToken", "InvalidTokenSerialNumber", "is missing")]
    [InlineData("'' | Get-RsaHardwareToken", "InvalidTokenSerialNumber", "is missing")]
    [InlineData("Get-RsaHardwareToken $null", "InvalidTokenSerialNumber", "is missing")]
    [InlineData("'1.23E+09' | Get-RsaHardwareToken", "InvalidTokenSerialNumber", "Excel")]
    [InlineData("Get-RsaHardwareToken '1,000,000,001'", "InvalidTokenSerialNumber", "Excel")]
    [InlineData("Get-RsaHardwareToken ('1' * 37)", "InvalidTokenSerialNumber", "more than 36 characters")]
    [InlineData("Get-Date | Get-RsaHardwareToken", "InvalidTokenSerialNumber", "in a column TokenSerialNumber")]
    [InlineData("[pscustomobject]@{ Serial = '1'; SerialNumber = '2' } | Get-RsaHardwareToken", "InvalidTokenSerialNumber", "differs between columns")]
    [InlineData("[pscustomobject]@{ Serial = @{ a = 1 } } | Get-RsaHardwareToken", "InvalidTokenSerialNumber", "is not a string or a number")]
    public void What_names_no_token_is_an_error(string script, string id, string what)
    {
        var error = Run(script).Errors[0];

        Assert.StartsWith($"{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_row_has_one_outcome_in_the_rows_order()
    {
        var result = Run("'1000000002', '999', '1000000001', '000123456789' | Get-RsaHardwareToken -ThrottleLimit 4");

        Assert.Equal(["1000000002", "1000000001", Free], result.Output.Select(token => (string)token.Properties["TokenSerialNumber"].Value));
        Assert.Equal("999", Assert.Single(result.Errors).TargetObject);
    }

    [Theory]
    [InlineData("""{"tokenSerialNumber":"1000000009"}""", "tokenSerialNumber in the response is '1000000009', not '1000000001'")]
    [InlineData("""{"tokenSerialNumber":"01000000001"}""", "tokenSerialNumber in the response is '01000000001', not '1000000001'")]
    [InlineData("""{"userId":"00000001-5e5a-4a11-8e1f-c10ad0000001"}""", "the response lacks tokenSerialNumber")]
    [InlineData("[]", "not in the expected form")]
    public void A_response_about_something_else_is_an_error(string body, string what)
    {
        var error = Assert.Single(RunAgainst(body).Errors);

        Assert.StartsWith("UnexpectedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"000123456789\"")]
    [InlineData("\"0123456789\"")]
    [InlineData("123456789")]
    public void A_serial_number_keeps_the_leading_zeros_that_the_service_loses(string number)
    {
        var result = RunAgainst($$"""{"tokenSerialNumber":{{number}}}""", Free);

        Assert.Empty(result.Errors);
        Assert.Equal(Free, Assert.Single(result.Output).Properties["TokenSerialNumber"].Value);
    }

    [Fact]
    public void Values_of_other_types_and_unknown_words_are_shown_as_far_as_they_can_be_read()
    {
        var result = RunAgainst("""{"TokenSerialNumber":1000000001,"tokenState":"Waiting","tokenStatus":7,"pinSet":"true","expiryDate":1893456000000,"assignedAt":"2018-30-06T00:00:00Z","userId":null}""");
        var token = Assert.Single(result.Output);

        Assert.Equal(("Waiting", "7", true), (token.Properties["TokenState"].Value, token.Properties["TokenStatus"].Value, token.Properties["PinSet"].Value));
        Assert.Equal(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), ((DateTime)token.Properties["ExpirationDate"].Value).ToUniversalTime());
        Assert.Null(token.Properties["AssignedAt"].Value);
        Assert.Contains("assignedAt, which is not a date", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    private PipelineResult RunAgainst(string body, string serialNumber = "1000000001")
    {
        using var service = Serve(Responses.Json(200, body));
        return Run($"Get-RsaHardwareToken {serialNumber}");
    }
}
