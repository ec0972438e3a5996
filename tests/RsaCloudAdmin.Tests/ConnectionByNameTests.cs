using System.Management.Automation;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Connections passed by name in commands that are not the module's own cmdlets.</summary>
public class ConnectionByNameTests : CmdletTest
{
    private const string Function = "function Unlock-Mine { param([RsaCloudAdmin.RsaCloudAdminConnection] $Connection) Unlock-RsaUserMethod user1@example.com -Connection $Connection }";

    private static IEnumerable<string> EveryCall => CmdletList.TakingConnections.Select(name => $"{CmdletList.CallsOf(name)[0]}");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 2026; $connection = Get-RsaCloudAdminConnection East");
    }

    [Theory]
    [InlineData("east")]
    [InlineData("2026")]
    [InlineData("$connection")]
    [InlineData("([string]$connection)")]
    public void A_proxy_command_takes_it(string connection)
    {
        RunCleanly($$"""
            foreach ($name in 'Unlock-RsaUserMethod', 'Get-RsaUser', 'Test-RsaCloudAdminConnection') {
                $proxy = [System.Management.Automation.ProxyCommand]::Create((Get-Command $name -CommandType Cmdlet))
                Set-Item "function:global:$name" ([scriptblock]::Create($proxy))
            }
            Unlock-RsaUserMethod user1@example.com -Connection {{connection}}
            'user1@example.com' | Get-RsaUser -Connection {{connection}}
            Test-RsaCloudAdminConnection {{connection}}
            Test-RsaCloudAdminConnection -Connection {{connection}} -Quiet
            """);

        Assert.Equal(1, Service.Requests.CountOf(Operation.Unlock));
    }

    [Theory]
    [InlineData("East")]
    [InlineData("2026")]
    [InlineData("$connection")]
    [InlineData("(Get-RsaCloudAdminConnection East)")]
    public void A_function_with_a_parameter_of_the_type_takes_it(string connection)
    {
        RunCleanly($"{Function}; Unlock-Mine -Connection {connection}");

        Assert.Equal(1, Service.Requests.CountOf(Operation.Unlock));
    }

    [Fact]
    public void A_cast_takes_it()
    {
        var result = Run("[RsaCloudAdmin.RsaCloudAdminConnection]'East'; [RsaCloudAdmin.RsaCloudAdminConnection]2026; $null -eq [RsaCloudAdmin.RsaCloudAdminConnection]$null; $null -eq ('Nowhere' -as [RsaCloudAdmin.RsaCloudAdminConnection])");

        Assert.Empty(result.Errors);
        Assert.Equal(["East", "2026", "True", "True"], result.Output.Select(o => $"{o}"));
    }

    [Theory]
    [InlineData("Nowhere", "no connection named 'Nowhere'. Get-RsaCloudAdminConnection lists")]
    [InlineData("''", "-Connection is empty. Give the name")]
    [InlineData("' '", "-Connection is empty. Give the name")]
    [InlineData("([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connection)))", "This connection cannot be used here")]
    [InlineData("@{ Name = 'East' }", "This is 'Hashtable'.")]
    public void What_is_none_is_told_so_by_cmdlets_proxies_and_functions_alike(string given, string told)
    {
        RunCleanly($"{Function}; Set-Item function:global:Unlock-Proxy ([scriptblock]::Create([System.Management.Automation.ProxyCommand]::Create((Get-Command Unlock-RsaUserMethod))))");

        foreach (var script in EveryCall.Concat(["Unlock-Proxy user1@example.com", "Unlock-Mine"]))
            Assert.Contains(told, Assert.Single(Run($"{script} -Connection {given}").Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, RunCleanly("Get-RsaCloudAdminConnection").Count);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("(Get-RsaCloudAdminConnection)")]
    [InlineData("East, 2026")]
    [InlineData("@()")]
    public void Several_at_once_are_refused(string given)
    {
        foreach (var script in EveryCall)
            Assert.Contains("Give one connection", Assert.Single(Run($"{script} -Connection {given}").Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Single(Run($"{Function}; Unlock-Mine -Connection {given}").Errors);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod user1@example.com -Connection $null")]
    [InlineData("Disconnect-RsaCloudAdmin -Connection $null")]
    public void Null_is_refused(string script)
    {
        Assert.Single(Run(script).Errors);
        Assert.Equal(2, RunCleanly("Get-RsaCloudAdminConnection").Count);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Names_from_the_pipeline_close_and_test()
    {
        Assert.Equal([true], Run("'East' | Test-RsaCloudAdminConnection -Quiet").OutputAs<bool>());
        RunCleanly("'East', 2026 | Disconnect-RsaCloudAdmin");

        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Fact]
    public void It_works_in_ConstrainedLanguage()
    {
        Engine.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;

        RunCleanly("Unlock-RsaUserMethod user1@example.com -Connection East; Test-RsaCloudAdminConnection 2026; Disconnect-RsaCloudAdmin -Connection East; 'user1@example.com' | Get-RsaUser -Connection 2026");
        Assert.Contains("no connection named 'East'", Run("Get-RsaUser user1 -Connection East").Errors.Single().Exception.Message, StringComparison.Ordinal);
    }
}
