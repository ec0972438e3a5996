using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which hardware token is disabled, for each way to pass its serial number.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenName", "Status")]
public class DisableRsaHardwareTokenTests : CmdletTest
{
    private const string Code = "78219769";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
        Connect();
        RunCleanly($$"""
            $row = [pscustomobject]@{ EmergencyTokencode = '{{Code}}'; UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001' }
            $hash = @{ EmergencyTokencode = '{{Code}}'; Email = 'user1@example.com' }
            """);
    }

    [Theory]
    [InlineData("@{ 'Serial Number' = '1000000001'; Email = 'user1@example.com' } | Disable-RsaHardwareToken")]
    [InlineData("Disable-RsaHardwareToken @{ TokenSerialNumber = 1000000001; Email = 'user1@example.com' }")]
    [InlineData("[pscustomobject]@{ 'User Id' = 'user1'; 'token-serial_number ' = '1000000001' } | Disable-RsaHardwareToken")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; TokenSerialNumber = ''; 'Serial Number' = '1000000001' } | Disable-RsaHardwareToken")]
    [InlineData("[pscustomobject]@{ Serial = '1000000001' } | Disable-RsaHardwareToken -UserId user1")]
    [InlineData("[pscustomobject]@{ 'Serial-Number' = '1000000001' } | Disable-RsaHardwareToken -UserId user1")]
    [InlineData("[pscustomobject]@{ Number = '1000000001' } | Disable-RsaHardwareToken -UserId user1 -TokenSerialNumber { $_.Number }")]
    [InlineData("Disable-RsaHardwareToken $row 1000000001")]
    public void Its_other_columns_count_as_well(string script)
    {
        Assert.Single(RunCleanly(script));

        Assert.False(Service.Tenant.FindHardwareToken("1000000001")!.IsEnabled);
    }

    [Theory]
    [InlineData("Disable-RsaHardwareToken user1 $row")]
    [InlineData("Disable-RsaHardwareToken user1 -TokenSerialNumber \"$row\"")]
    [InlineData("@{ UserId = 'user1'; TokenSerialNumber = $hash } | Disable-RsaHardwareToken")]
    [InlineData("@{ UserId = 'user1'; TokenSerialNumber = $true } | Disable-RsaHardwareToken")]
    [InlineData("@{ UserId = 'user1'; TokenSerialNumber = '1000000001'; 'Serial Number' = '1000000002' } | Disable-RsaHardwareToken")]
    [InlineData("[pscustomobject]@{ UserId = 'user1'; TokenSerialNumber = '1000000001'; Serial = '1000000002' } | Disable-RsaHardwareToken")]
    public void An_object_is_no_serial_number(string script)
    {
        foreach (var whatIf in new[] { "", " -WhatIf" })
        {
            var error = Assert.Single(Run(script + whatIf).Errors);

            Assert.Equal("InvalidTokenSerialNumber", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.DoesNotContain(Code, $"{error} {error.CategoryInfo}", StringComparison.Ordinal);
            Assert.Equal(0, Service.Requests.Count);
        }
    }

    [Fact]
    public void Hardware_tokens_are_disabled_by_their_column()
    {
        RunCleanly("Import-Csv $UsersCsv | Disable-RsaHardwareToken");

        Assert.All(Enumerable.Range(1, 3), n => Assert.False(Service.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(n))!.IsEnabled));
    }
}
