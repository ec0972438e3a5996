using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>Several connections in one session, and one connection in several sessions.</summary>
public class SeveralTenantsTests : CmdletTest
{
    private CloudEmulator _other = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2 });
        _other.CreateApiKey().WriteTo(PathOf("other.json"));
        Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        Engine.SetVariable("Module", ModuleFolder.Find());
    }

    public override async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Each_tenant_is_worked_on_by_its_connections_name_or_by_the_connection()
    {
        RunCleanly("""
            $east = Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'East coast' -PassThru
            Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name West
            Unlock-RsaUserMethod user1@example.com -Connection 'east COAST'
            Unlock-RsaUserMethod user1@example.com -Connection $east
            Unlock-RsaUserMethod user1@example.com
            """);

        Assert.Equal((2, 1), (Service.Requests.CountOf(Operation.Unlock), _other.Requests.CountOf(Operation.Unlock)));
    }

    [Theory]
    [InlineData("Mine", 1)]
    [InlineData("Another", 2)]
    public void What_one_connection_has_confirmed_is_looked_up_by_another_with_the_same_address(string connection, int lookUps)
    {
        Service.CreateApiKey().WriteTo(PathOf("another.json"));
        Engine.SetVariable("AnotherKeyPath", PathOf("another.json"));
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name Mine; Connect-RsaCloudAdmin $AnotherKeyPath -SkipCheck -Name Another");

        RunCleanly($"Get-RsaUser user1 -Connection Mine | Enable-RsaEmergencyTokencode -Connection {connection}");

        Assert.Equal((lookUps, 1), (Service.Requests.CountOf(Operation.LookUp), Service.Requests.CountOf(Operation.EnableTokencode)));
    }

    [Theory]
    [InlineData("Acme [EU]", "Acme [EU]")]
    [InlineData("acme `[EU`]", "Acme [EU]")]
    [InlineData("Acme*", "Acme*")]
    [InlineData("Acme`*", "Acme*")]
    [InlineData("A*", "Acme [EU]", "Acme*", "Acme Europe")]
    [InlineData("* [[]EU]", "Acme [EU]")]
    public void A_name_with_wildcard_characters_is_that_connections_before_it_is_a_pattern(string given, params string[] found)
    {
        Engine.SetVariable("given", given);
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'Acme [EU]'; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'Acme*'; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'Acme Europe'");

        Assert.Equal(found, RunCleanly("Get-RsaCloudAdminConnection $given").Select(c => c["Name"]));
        RunCleanly("Disconnect-RsaCloudAdmin $given");
        Assert.Equal(3 - found.Length, RunCleanly("Get-RsaCloudAdminConnection").Count);
    }

    [Fact]
    public void A_name_may_be_a_number_and_needs_no_quotes()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 2026; Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck; Unlock-RsaUserMethod user1@example.com -Connection 2026");

        Assert.Equal((1, 0), (Service.Requests.CountOf(Operation.Unlock), _other.Requests.CountOf(Operation.Unlock)));
    }

    [Theory]
    [InlineData("(Get-RsaCloudAdminConnection)", "'Object[]'")]
    [InlineData("@{ Name = 'East' }", "'Hashtable'")]
    [InlineData("([pscustomobject]@{ Name = 'East' })", "'PSCustomObject'")]
    public void What_is_no_connection_is_told_what_would_be_one(string given, string kind)
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name West");

        var error = Assert.Single(Run($"Unlock-RsaUserMethod user1@example.com -Connection {given}").Errors);

        Assert.Contains($"Give one connection: its name, or the object that Connect-RsaCloudAdmin returns. This is {kind}.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Disconnect-RsaCloudAdmin 'Acme [", "'Acme `[EU`]'")]
    [InlineData("Disconnect-RsaCloudAdmin 'Acme `[", "'Acme `[EU`]'")]
    [InlineData("Get-RsaUser -Connection 'Acme [", "'Acme [EU]'")]
    public void A_name_with_wildcard_characters_is_completed_such_that_it_is_found(string line, string expected)
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'Acme [EU]'");
        using var shell = PowerShell.Create(Engine.Runspace);

        var completed = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Single().CompletionText;

        Assert.Equal(expected, completed);
        RunCleanly($"Get-RsaCloudAdminConnection {expected} | Disconnect-RsaCloudAdmin");
    }

    [Fact]
    public void A_parallel_loop_takes_the_connection_with_it()
    {
        var result = RunCleanly("""
            $connection = Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru
            1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:Module
                Unlock-RsaUserMethod "user$_@example.com" -Connection $using:connection
            }
            """);

        Assert.Equal(8, result.Count);
        Assert.All(Enumerable.Range(1, 8), n => Assert.Equal(1, Service.Tenant.Find(EmulatedTenant.SeededId(n))!.Unlockings));
    }

    [Fact]
    public void In_a_parallel_loop_a_name_means_nothing_and_the_error_says_what_to_give()
    {
        var result = Run("""
            Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East
            1 | ForEach-Object -Parallel {
                Import-Module $using:Module
                Unlock-RsaUserMethod user1@example.com -Connection East
            }
            """);

        Assert.Contains("$using:", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sessions_use_one_connection_at_once_and_one_that_ends_closes_nothing()
    {
        UseOAuthClient();
        var connection = RunCleanly("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -SkipCheck -PassThru").Single().Emitted.BaseObject;
        using (var second = PowerShellEngine.Open())
        {
            second.Import(ModuleFolder.Find());
            second.SetVariable("c", connection);
            Engine.SetVariable("c", connection);
            const string Script = "1..12 | ForEach-Object { \"user$_@example.com\" } | Unlock-RsaUserMethod -Connection $c";
            using var one = Engine.Start(Script);
            using var two = second.Start(Script);

            foreach (var pipeline in new[] { one, two })
                Assert.Equal(12, (await pipeline.Completion).Output.Count);
            Assert.Empty(second.Run("Get-RsaCloudAdminConnection").Output);
            second.Run("Remove-Module RsaCloudAdmin");
        }

        RunCleanly("Unlock-RsaUserMethod user1@example.com");
        Assert.Equal(1, Service.Requests.CountOf(Operation.Token));
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod user1@example.com -Connection $copy")]
    [InlineData("Get-RsaUser user1@example.com -Connection $copy")]
    [InlineData("Disconnect-RsaCloudAdmin -Connection $copy")]
    public void What_comes_back_from_a_job_is_no_connection_any_more_and_says_so(string script)
    {
        // Serialized as Start-Job and remoting do.
        RunCleanly("""
            $connection = Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connection))
            """);

        var error = Assert.Single(Run(script).Errors);

        Assert.Contains("This connection cannot be used here", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-RsaCloudAdmin", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }
}
