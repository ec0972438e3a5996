using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests;

/// <summary>Objects and keys passed where text is expected are rejected, and nothing of them is shown.</summary>
public class UnfitTextTests : CmdletTest
{
    private const string KeysText = "4711-SECRETTEXT-0815";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("KeyText", $$"""{"accessKey": "{{KeysText}}"}""");
        RunCleanly($"$row = [pscustomobject]@{{ KeyPath = 'nokey.json'; Key = '{KeysText}' }}; $table = @{{ KeyPath = 'nokey.json'; Key = '{KeysText}' }}; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East");
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $row")]
    [InlineData("Connect-RsaCloudAdmin $row, $row")]
    [InlineData("Connect-RsaCloudAdmin \"$row\"")]
    [InlineData("Connect-RsaCloudAdmin $table")]
    [InlineData("Connect-RsaCloudAdmin \"$table\"")]
    [InlineData("Connect-RsaCloudAdmin -LiteralPath $row")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -ClientId $row")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -ClientId a -Issuer $row -BaseUri https://a.example.com")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -ClientId a -Issuer https://a.example.com -BaseUri $row")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Scope $row, a")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Name $row")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Name \"$row\"")]
    [InlineData("[pscustomobject]@{ KeyPath = $row; Name = 'A' } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; Name = $table } | Connect-RsaCloudAdmin")]
    [InlineData("@{ KeyPath = \"$row\" } | Connect-RsaCloudAdmin")]
    [InlineData("@{ KeyPath = $KeyPath; Scope = @(\"$row\") } | Connect-RsaCloudAdmin")]
    [InlineData("Get-RsaCloudAdminConnection $row")]
    [InlineData("Get-RsaCloudAdminConnection \"$row\"")]
    [InlineData("Disconnect-RsaCloudAdmin $row")]
    [InlineData("Disconnect-RsaCloudAdmin $table")]
    [InlineData("Get-RsaUser user1@example.com -Connection $row")]
    [InlineData("Get-RsaUser user1@example.com -Connection \"$row\"")]
    [InlineData("Test-RsaCloudAdminConnection \"$row\"")]
    public void An_object_is_not_turned_into_its_text(string script) => AssertRefused(script);

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyText")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Issuer $KeyText -ClientId a -BaseUri https://a.example.com")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -BaseUri $KeyText -ClientId a -Issuer https://a.example.com")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Scope $KeyText -ClientId a -Issuer https://a.example.com -BaseUri https://b.example.com")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Name $KeyText")]
    [InlineData("Connect-RsaCloudAdmin -Key $KeyText")]
    [InlineData("$KeyText | Connect-RsaCloudAdmin")]
    [InlineData("$KeyText.Substring(5) | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ Key = $KeyText.Substring(5) } | Connect-RsaCloudAdmin")]
    [InlineData("@{ KeyPath = $KeyPath; Scope = $KeyText } | Connect-RsaCloudAdmin")]
    [InlineData("Get-RsaCloudAdminConnection $KeyText")]
    [InlineData("Disconnect-RsaCloudAdmin -Name East, $KeyText")]
    [InlineData("Get-RsaUser user1@example.com -Connection $KeyText")]
    [InlineData("Test-RsaCloudAdminConnection $KeyText")]
    public void The_text_of_a_key_is_not_shown(string script) => AssertRefused(script);

    [Fact]
    public void A_row_as_an_argument_is_told_to_be_piped()
    {
        var error = Assert.Single(Run("Connect-RsaCloudAdmin $table").Errors);

        Assert.StartsWith("InvalidEntry,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("pipe rows and hashtables", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_holds_an_object_does_not_end_the_others()
    {
        var result = Run("[pscustomobject]@{ KeyPath = $row; Name = 'A' }, [pscustomobject]@{ KeyPath = $KeyPath; Name = 'B' } | Connect-RsaCloudAdmin -SkipCheck -PassThru");

        Assert.Equal("InvalidEntry", IdOf(result));
        Assert.Equal("B", $"{Assert.Single(result.Output)}");
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin (Get-Item $KeyPath)")]
    [InlineData("[pscustomobject]@{ KeyPath = Get-Item $KeyPath } | Connect-RsaCloudAdmin")]
    [InlineData("[pscustomobject]@{ KeyPath = [IO.FileInfo]$KeyPath } | Connect-RsaCloudAdmin")]
    [InlineData("Connect-RsaCloudAdmin (Resolve-Path $KeyPath)")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Name 2026")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -Name 4e5b2a2e-0000-4000-8000-000000000001; $null = Get-RsaCloudAdminConnection ([guid]'4e5b2a2e-0000-4000-8000-000000000001')")]
    public void Files_numbers_and_ids_are_texts(string script)
    {
        RunCleanly(script);

        Assert.Equal(2, RunCleanly("Get-RsaCloudAdminConnection").Count);
    }

    [Fact]
    public void A_connection_is_its_name()
    {
        RunCleanly("$connection = Get-RsaCloudAdminConnection East; $null = Get-RsaCloudAdminConnection $connection; Disconnect-RsaCloudAdmin $connection");

        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Fact]
    public void A_file_read_without_Raw_connects_with_no_line()
    {
        RunCleanly("(Get-Content $KeyPath -Raw) -replace ',', \",`n\" | Set-Content $KeyPath; Disconnect-RsaCloudAdmin");

        var result = Run("Get-Content $KeyPath | Connect-RsaCloudAdmin -SkipCheck; Get-RsaCloudAdminConnection");

        Assert.Empty(result.Output);
        Assert.True(result.Errors.Count > 1);
        Assert.All(result.Errors, error => Assert.Contains("Get-Item", error.Exception.Message, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.Null(error.TargetObject));
    }

    private void AssertRefused(string script)
    {
        var result = Run(script);

        var error = Assert.Single(result.Errors);
        Assert.Null(error.TargetObject);
        Assert.DoesNotContain("System.Collections", $"{error} {error.Exception.Message} {error.CategoryInfo}", StringComparison.Ordinal);
        var shown = ShownText.From(result);
        foreach (var part in new[] { "SECRETTEXT", "nokey.json", "@{" })
            Assert.DoesNotContain(part, shown, StringComparison.Ordinal);
    }
}
