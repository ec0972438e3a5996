using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>An update while a session is open: two versions of the module in one process.</summary>
public sealed class TwoVersionsTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private static readonly string NextModule = Path.Combine(AppContext.BaseDirectory, "next", "RsaCloudAdmin");

    [Fact]
    public async Task The_next_version_works_in_a_session_of_its_own()
    {
        var lines = await RunAsync("Import-Module $Next; Use-Module; (Get-Module RsaCloudAdmin).Version.ToString(); Get-Loaded '^RsaCloudAdmin'");

        Assert.Equal(["user1@example.com", "99.0.0"], lines[..2]);
        Assert.Equal(
            ["Default: RsaCloudAdmin 99.0.0.0", "Default: RsaCloudAdmin.Loader 99.0.0.0", "Default: RsaCloudAdmin.Models 99.0.0.0", "RsaCloudAdmin: RsaCloudAdmin.Client 99.0.0.0"],
            lines[2..].Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Import-Module $Module", "Import-Module $Next")]
    [InlineData("Import-Module $Module; Use-Module", "Import-Module $Next")]
    [InlineData("Import-Module $Module; Use-Module", "Remove-Module RsaCloudAdmin; Import-Module $Next")]
    [InlineData("Import-Module $Next; Use-Module", "Import-Module $Module -Force")]
    public async Task A_second_version_is_refused_and_the_first_works_on(string first, string second)
    {
        var again = first.Split(';')[0];

        var lines = await RunAsync($$"""
            {{first}}
            try { {{second}}; 'accepted' } catch { 'refused: ' + $_.Exception.Message }
            {{again}}
            Use-Module
            "loaded: $(Get-Loaded '^RsaCloudAdmin')"
            """);

        var version = first.Contains("$Next", StringComparison.Ordinal) ? "99.0.0.0" : $"{ManifestFile.Read()["ModuleVersion"]}.0";
        // The runtime's message is randomly one of the two.
        Assert.Matches("^refused: Could not load file or assembly .*(Assembly with same name is already loaded|manifest definition does not match)", lines[^3]);
        Assert.Equal("user1@example.com", lines[^2]);
        Assert.Equal(4, Regex.Count(lines[^1], Regex.Escape(version)));
        Assert.Equal(4, Regex.Count(lines[^1], @" \d+\.\d+\.\d+\.\d+"));
    }

    private Task<string[]> RunAsync(string script) => ChildProcess.RunAsync(
        $"$Next = '{Path.Combine(NextModule, "RsaCloudAdmin.psd1").Replace("'", "''", StringComparison.Ordinal)}'\n{script}", service.KeyPath);
}
