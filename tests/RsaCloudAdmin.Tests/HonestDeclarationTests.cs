namespace RsaCloudAdmin.Tests;

/// <summary>What the cmdlets declare of themselves is what they do: what they emit, and whether they ask.</summary>
public class HonestDeclarationTests : CmdletTest
{
    // Every way to get another type out of a cmdlet. One that is missing here fails the test that looks for it.
    private static readonly Dictionary<string, string> Uses = new(StringComparer.Ordinal)
    {
        ["Connect-RsaCloudAdmin"] = "Connect-RsaCloudAdmin $KeyPath -PassThru",
        ["Disable-RsaEmergencyTokencode"] = "Disable-RsaEmergencyTokencode user1@example.com",
        ["Disable-RsaHardwareToken"] = "Disable-RsaHardwareToken user1@example.com 1000000001",
        ["Disconnect-RsaCloudAdmin"] = "Disconnect-RsaCloudAdmin",
        ["Enable-RsaEmergencyTokencode"] = "Enable-RsaEmergencyTokencode user1@example.com; Enable-RsaEmergencyTokencode user1@example.com -ExpiresIn 01:00 -AsPlainText",
        ["Enable-RsaHardwareToken"] = "Enable-RsaHardwareToken user1@example.com 1000000001",
        ["Get-RsaCloudAdminConnection"] = "Get-RsaCloudAdminConnection",
        ["Get-RsaUser"] = "Get-RsaUser user1@example.com",
        ["Test-RsaCloudAdminConnection"] = "Test-RsaCloudAdminConnection; Test-RsaCloudAdminConnection -Quiet",
        ["Unlock-RsaUserMethod"] = "Unlock-RsaUserMethod user1@example.com",
    };

    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    public static TheoryData<string> ChangingCmdlets => [.. CmdletList.Changing];

    public static TheoryData<string> OtherCmdlets => [.. CmdletList.Names.Except(CmdletList.Changing)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_emits_the_types_that_it_declares_and_no_others(string name)
    {
        Connect();

        var emitted = RunCleanly(Uses[name]).Select(output => output.Emitted.BaseObject.GetType().FullName).Distinct().Order();

        Assert.Equal(CmdletList.Info(name).OutputType.Select(output => output.Name).Order(), emitted);
    }

    [Fact]
    public void Without_PassThru_connecting_emits_nothing() => Assert.Empty(RunCleanly("Connect-RsaCloudAdmin $KeyPath"));

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void A_cmdlet_that_declares_to_ask_does_so_and_WhatIf_sends_nothing(string name)
    {
        Connect();

        foreach (var use in Uses[name].Split("; "))
        {
            var result = Run($"{use} -WhatIf");
            Assert.Empty(result.Errors);
            Assert.Empty(result.Output);
        }

        Assert.Equal(0, Service.Requests.Count);
        Assert.NotEmpty(RunCleanly(Uses[name]));
        Assert.NotEqual(0, Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void Where_it_would_ask_and_nobody_can_answer_nothing_is_sent(string name)
    {
        Connect();

        // An engine without a host has nobody to ask.
        var result = Run($"{Uses[name].Split("; ")[0]} -Confirm");

        Assert.True(result.TerminatingError is not null || result.Errors.Count > 0);
        Assert.Empty(result.Output);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(OtherCmdlets))]
    public void A_cmdlet_that_changes_nothing_takes_no_WhatIf(string name)
    {
        Connect();

        var result = Run($"{Uses[name].Split("; ")[0]} -WhatIf");

        Assert.StartsWith("NamedParameterNotFound", IdOf(result), StringComparison.Ordinal);
    }
}
