namespace RsaCloudAdmin.Loading.Tests;

public sealed class IsolationTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string Libraries = "'^(Microsoft|System)\\.IdentityModel\\.'";

    [Fact]
    public async Task The_import_alone_loads_no_library_and_no_client()
    {
        var loaded = await ChildProcess.RunAsync("Import-Module $Module; Get-Loaded '^RsaCloudAdmin|IdentityModel|^System.Text.Json'", isFirst: true);

        Assert.Equal(["RsaCloudAdmin", "RsaCloudAdmin.Loader", "RsaCloudAdmin.Models"], Names(loaded, "Default"));
        Assert.Equal(3, loaded.Length);
    }

    [Fact]
    public async Task In_use_everything_that_is_not_the_cmdlets_stays_in_the_modules_own_context()
    {
        var lines = await ChildProcess.RunAsync("Import-Module $Module; Use-Module; Get-Loaded '^RsaCloudAdmin|IdentityModel'", service.KeyPath);

        Assert.Equal("user1@example.com", lines[0]);
        Assert.Equal(["RsaCloudAdmin", "RsaCloudAdmin.Loader", "RsaCloudAdmin.Models"], Names(lines, "Default"));
        Assert.Superset(
            new HashSet<string> { "Microsoft.IdentityModel.Tokens", "RsaCloudAdmin.Client", "System.IdentityModel.Tokens.Jwt" },
            Names(lines, "RsaCloudAdmin").ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Import-Module -Force $Module;")]
    public async Task A_module_that_is_removed_answers_for_nothing_any_more(string again)
    {
        var lines = await ChildProcess.RunAsync($$"""
            Import-Module $Module; {{again}} Remove-Module RsaCloudAdmin
            $client = [Reflection.AssemblyName]::GetAssemblyName([IO.Path]::Combine($Module, '../lib/net8.0/RsaCloudAdmin.Client.dll'))
            try { [Reflection.Assembly]::Load($client.FullName).Location } catch [IO.FileNotFoundException] { 'not found' }
            """);

        Assert.Equal(["not found"], lines);
    }

    [Fact]
    public async Task A_session_that_has_not_used_the_module_yet_can_when_another_has_removed_it()
    {
        var lines = await ChildProcess.RunAsync(
            """
            Import-Module $Module
            $other = [PowerShell]::Create([InitialSessionState]::CreateDefault2())
            $null = $other.AddScript('param($Module) Import-Module $Module; Remove-Module RsaCloudAdmin').AddArgument($Module).Invoke()
            "errors of the other: $($other.Streams.Error.Count)"
            Use-Module
            """,
            service.KeyPath);

        Assert.Equal(["errors of the other: 0", "user1@example.com"], lines);
    }

    [Theory]
    [MemberData(nameof(OtherModules))]
    public async Task The_module_works_beside_another_that_brought_its_own_version_of_the_libraries(string first, string second, string age)
    {
        using var folder = age switch
        {
            "older" => OtherLibraries.Older(),
            "newer" => OtherLibraries.Newer(),
            _ => OtherLibraries.CopyOfOurs(),
        };

        var lines = await ChildProcess.RunAsync(
            $$"""
            function Use-Other {
                [IO.Directory]::GetFiles($Other, '*.dll') | ForEach-Object { $null = [Reflection.Assembly]::LoadFrom($_) }
                $key = [Microsoft.IdentityModel.Tokens.SymmetricSecurityKey]::new([byte[]] (1..64))
                $descriptor = [Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor]::new()
                $descriptor.Issuer = 'another module'
                $descriptor.SigningCredentials = [Microsoft.IdentityModel.Tokens.SigningCredentials]::new($key, 'HS256')
                $handler = [System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler]::new()
                $handler.ReadJwtToken($handler.CreateEncodedJwt($descriptor)).Issuer
            }
            Import-Module $Module
            {{first}}; {{second}}; {{first}}
            Get-Loaded {{Libraries}}
            """,
            service.KeyPath,
            folder.Path);

        var (says, thenSays) = first == "Use-Module" ? ("user1@example.com", "another module") : ("another module", "user1@example.com");
        Assert.Equal([says, thenSays, says], lines[..3]);
        Assert.Contains($"Default: System.IdentityModel.Tokens.Jwt {folder.Version}", lines);
        Assert.Contains($"RsaCloudAdmin: System.IdentityModel.Tokens.Jwt {OtherLibraries.VersionOfOurs}", lines);
        Assert.Equal(age, folder.Version.CompareTo(OtherLibraries.VersionOfOurs) switch { < 0 => "older", > 0 => "newer", _ => "same" });
        Assert.Equal(lines.Length - 3, Names(lines, "Default").Count + Names(lines, "RsaCloudAdmin").Count);
    }

    public static TheoryData<string, string, string> OtherModules => new()
    {
        { "Use-Other", "Use-Module", "older" },
        { "Use-Module", "Use-Other", "older" },
        { "Use-Other", "Use-Module", "same" },
        { "Use-Module", "Use-Other", "same" },
        { "Use-Other", "Use-Module", "newer" },
        { "Use-Module", "Use-Other", "newer" },
    };

    private static List<string> Names(string[] lines, string context) =>
        [.. lines.Where(line => line.StartsWith(context + ": ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal)];
}
