namespace RsaCloudAdmin.Tests;

public class WhatIfTests : CmdletTest
{
    [Theory]
    [InlineData("Unlock-RsaUserMethod user1@example.com")]
    [InlineData("Unlock-RsaUserMethod user1@example.com -Method Sms")]
    [InlineData("Enable-RsaEmergencyTokencode user1@example.com -ExpirationDays 3")]
    [InlineData("Enable-RsaEmergencyTokencode user1@example.com -ExpiresIn 02:00:00")]
    [InlineData("Disable-RsaEmergencyTokencode user1@example.com")]
    [InlineData("Enable-RsaHardwareToken user1@example.com 1000000001")]
    [InlineData("Disable-RsaHardwareToken user1@example.com 1000000001")]
    [InlineData("1..50 | ForEach-Object { \"user$_@example.com\" } | Unlock-RsaUserMethod")]
    public void Sends_nothing_at_all(string command)
    {
        Connect();

        var result = Run(command + " -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void WhatIfPreference_counts_as_well()
    {
        Connect();

        Run("$WhatIfPreference = $true; Unlock-RsaUserMethod user1@example.com");

        Assert.Equal(0, Service.Requests.Count);
    }
}
