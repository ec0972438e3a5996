using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Tests;

/// <summary>The names of connections, and when a connection replaces another.</summary>
public class ConnectionNameTests : CmdletTest
{
    private CloudEmulator _other = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2 });
        foreach (var (tenant, service) in new[] { ("east", Service), ("north", Service), ("west", _other) })
        {
            Directory.CreateDirectory(PathOf(tenant));
            service.CreateApiKey().WriteTo(PathOf($"{tenant}/rsa.key"));
        }

        Engine.SetVariable("Folder", Path.GetDirectoryName(KeyPath));
        RunCleanly("Set-Location -LiteralPath $Folder");
    }

    public override async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("Get-ChildItem */rsa.key")]
    [InlineData("Get-ChildItem */rsa.key | Select-Object Name, FullName")]
    [InlineData("Get-ChildItem */rsa.key | Select-Object Name, PSPath")]
    [InlineData("Get-ChildItem */rsa.key | ForEach-Object { [IO.FileInfo]$_.FullName }")]
    [InlineData("Get-ChildItem */rsa.key | Select-Object Name, FullName | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("Get-ChildItem */rsa.key | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) }")]
    public void A_files_name_is_not_the_tenants(string files)
    {
        RunCleanly($"{files} | Connect-RsaCloudAdmin");

        Assert.Equal(["Example Corp", "Example Corp (2)", "Example Corp (3)"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
    }

    [Fact]
    public void A_file_is_called_as_the_command_line_says()
    {
        RunCleanly("Get-Item east/rsa.key | Connect-RsaCloudAdmin -Name East");

        Assert.Equal("East", Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Name"]);
    }

    [Fact]
    public void A_column_Name_beside_a_column_KeyPath_names_the_tenant()
    {
        RunCleanly("""
            'Name,KeyPath', 'rsa.key,east/rsa.key', 'West,west/rsa.key', ',north/rsa.key' | ConvertFrom-Csv | Connect-RsaCloudAdmin
            """);

        Assert.Equal(["rsa.key", "West", "Example Corp"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
    }

    [Theory]
    [InlineData("east", "west")]
    [InlineData("east", "north")]
    public void Nobody_takes_anothers_place_unasked(string one, string other)
    {
        RunCleanly($"Connect-RsaCloudAdmin {one}/rsa.key; Connect-RsaCloudAdmin {other}/rsa.key; Connect-RsaCloudAdmin {one}/rsa.key");

        Assert.Equal(["Example Corp (2)", "Example Corp"], RunCleanly("Get-RsaCloudAdminConnection").Select(c => c["Name"]));
    }

    [Fact]
    public void One_key_id_at_two_services_is_two_connections()
    {
        var key = new StrangerKey(Service.BaseUri);
        File.WriteAllText(PathOf("one.key"), key.Json);
        File.WriteAllText(PathOf("two.key"), key.Json.Replace($"{Service.BaseUri}", $"{_other.BaseUri}", StringComparison.Ordinal));

        Assert.Equal(2, RunCleanly("Connect-RsaCloudAdmin one.key -SkipCheck; Connect-RsaCloudAdmin two.key -SkipCheck; Get-RsaCloudAdminConnection").Count);
    }

    [Fact]
    public void A_name_that_is_typed_again_is_the_new_connections_and_verbose_says_so()
    {
        var result = Run("Connect-RsaCloudAdmin east/rsa.key -Name Mine; Connect-RsaCloudAdmin west/rsa.key -Name mine -Verbose");

        Assert.Empty(result.Errors);
        Assert.Contains(result.Verbose, v => v.Message.StartsWith("Replaced the connection 'Mine', which was connected to http://127.0.0.1", StringComparison.Ordinal));
        Assert.Equal(_other.BaseUri, Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["BaseUri"]);
    }

    [Theory]
    [InlineData("'Name,KeyPath', 'A,east/rsa.key', 'a,west/rsa.key', 'B,north/rsa.key' | ConvertFrom-Csv | Connect-RsaCloudAdmin", "A", "B")]
    [InlineData("'Name,KeyPath', 'A,east/rsa.key', 'A,north/rsa.key', 'B,west/rsa.key' | ConvertFrom-Csv | Connect-RsaCloudAdmin", "A", "B")]
    [InlineData("Get-ChildItem east/rsa.key, west/rsa.key | Connect-RsaCloudAdmin -Name A", "A")]
    [InlineData("'Name,KeyPath', ',east/rsa.key', 'Example Corp,west/rsa.key' | ConvertFrom-Csv | Connect-RsaCloudAdmin", "Example Corp")]
    public void A_name_that_a_list_repeats_for_another_tenant_or_key_is_an_error_of_the_later_row(string script, params string[] names)
    {
        var result = Run(script);

        Assert.Equal("ConnectionNameRepeated", IdOf(result));
        Assert.Contains(names[0], result.Errors[0].Exception.Message, StringComparison.OrdinalIgnoreCase);
        var connections = RunCleanly("Get-RsaCloudAdminConnection");
        Assert.Equal(names, connections.Select(c => c["Name"]));
        Assert.Equal(Service.BaseUri, connections[0]["BaseUri"]);
    }

    [Fact]
    public void A_list_may_repeat_a_tenant_with_its_key_and_a_name_whose_row_failed()
    {
        var result = Run("'Name,KeyPath', 'A,nowhere.key', 'A,east/rsa.key', 'A,east/rsa.key' | ConvertFrom-Csv | Connect-RsaCloudAdmin");

        Assert.Equal("KeyFileNotFound", IdOf(result));
        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Theory]
    [InlineData("west")]
    [InlineData("north")]
    public void A_name_of_a_list_replaces_no_connection_of_another_tenant_or_key(string other)
    {
        var result = Run($"Connect-RsaCloudAdmin east/rsa.key -Name Mine; [pscustomobject]@{{ Name = 'mine'; KeyPath = '{other}/rsa.key' }}, @{{ Name = 'Mine'; KeyPath = '{other}/rsa.key' }} | Connect-RsaCloudAdmin");

        Assert.All(result.Errors, error => Assert.StartsWith("ConnectionNameRepeated,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("a connection of this session already has the name 'mine'", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Service.BaseUri, Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["BaseUri"]);
    }

    [Fact]
    public void A_name_that_is_typed_for_a_row_replaces_and_a_row_of_the_same_key_may_come_again()
    {
        RunCleanly("Connect-RsaCloudAdmin east/rsa.key -Name Mine; Get-Item west/rsa.key | Connect-RsaCloudAdmin -Name Mine; [pscustomobject]@{ Name = 'Mine'; KeyPath = 'west/rsa.key' } | Connect-RsaCloudAdmin");

        Assert.Equal(_other.BaseUri, Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["BaseUri"]);
    }

    [Fact]
    public void A_client_with_other_scopes_replaces_its_own_connection_and_verbose_says_so()
    {
        UseOAuthClient();
        const string Connect = "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -SkipCheck -Verbose -Scope";

        var result = Run($"{Connect} rsa.user.read; {Connect} rsa.user.factor.manage; {Connect} rsa.user.factor.manage");

        Assert.Empty(result.Errors);
        Assert.Contains("which had other scopes: rsa.user.read.", Assert.Single(result.Verbose, v => v.Message.StartsWith("Replaced", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*?")]
    [InlineData("\u200b")]
    [InlineData("\u200b \u2060\u00ad")]
    public void A_name_that_cannot_be_typed_again_is_refused(string name)
    {
        Engine.SetVariable("Name", name);

        foreach (var script in new[] { "Connect-RsaCloudAdmin east/rsa.key -Name $Name", "@{ Name = $Name; KeyPath = 'east/rsa.key' } | Connect-RsaCloudAdmin" })
            Assert.Equal("InvalidEntry", IdOf(Run(script)));
        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
        RunCleanly("Connect-RsaCloudAdmin east/rsa.key -Name '[EU] Corp'; Disconnect-RsaCloudAdmin '[EU] Corp'");
    }
}
