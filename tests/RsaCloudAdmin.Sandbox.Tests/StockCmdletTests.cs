using RsaCloudAdmin.Sandbox.Engine;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class StockCmdletTests
{
    [Theory]
    [InlineData("1..5 | Select-Object -First 2", "1 2")]
    [InlineData("1..5 | Select-Object -Last 2", "4 5")]
    [InlineData("1..5 | Select-Object -First 1 -Last 1", "1 5")]
    [InlineData("1..5 | Select-Object -Skip 3", "4 5")]
    [InlineData("1..5 | Select-Object -Skip 1 -First 2", "2 3")]
    [InlineData("1..5 | Select-Object -First 0", "")]
    [InlineData("[pscustomobject]@{ A = 1, 2 } | Select-Object -ExpandProperty A", "1 2")]
    [InlineData("[pscustomobject]@{ A = 1; Ab = 2; B = 3 } | Select-Object A*, C", "@{A=1; Ab=2; C=}")]
    [InlineData("[pscustomobject]@{ A = 1 } | Select-Object @{ n = 'X'; e = { $_.A + 1 } }", "@{X=2}")]
    [InlineData("Write-Output 1, 2 | ForEach-Object { $_ * 2 }", "2 4")]
    [InlineData("@(Write-Output (1, 2) -NoEnumerate).Count", "1")]
    [InlineData("Get-Date ([datetime]'2026-02-03') -Format o", "2026-02-03T00:00:00.0000000")]
    [InlineData("Set-Location /; Test-Path ./none-such, .", "False True")]
    public void They_do_as_those_of_pwsh(string script, string expected)
    {
        using var engine = PowerShellEngine.Open();

        var result = engine.Run(script);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, string.Join(' ', result.Output.Select(item => item.ToString())));
    }

    [Fact]
    public void The_first_objects_end_what_makes_them()
    {
        using var engine = PowerShellEngine.Open();

        var result = engine.Run("$made = 0; 1..1000 | ForEach-Object { $made++; $_ } | Select-Object -First 3; $made");

        Assert.Equal([1, 2, 3, 3], result.OutputAs<int>());
    }

    [Fact]
    public void Lists_and_tables_are_shown()
    {
        using var writer = new StringWriter();
        using var engine = PowerShellEngine.Open(new Engine.Hosting.ConsoleHost(writer));
        var session = new Engine.Hosting.ConsoleSession(engine);

        session.Type("[pscustomobject]@{ Name = 'Ann'; Age = 3 } | Format-List");
        session.Type("[pscustomobject]@{ Name = 'Ann'; Age = 3 } | Format-Table Age, @{ Label = 'Who'; Expression = 'Name' }");

        Assert.Equal(
            ["", "Name : Ann", "Age  : 3", "", "", "Age Who", "--- ---", "  3 Ann", "", ""],
            writer.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    [Fact]
    public void Written_errors_warnings_and_messages_have_their_streams()
    {
        using var engine = PowerShellEngine.Open();

        var result = engine.Run("Write-Error broke -TargetObject 5; Write-Warning careful; Write-Verbose more -Verbose; Write-Host shown");

        Assert.Equal(5, Assert.Single(result.Errors).TargetObject);
        Assert.Equal("careful", Assert.Single(result.Warnings).Message);
        Assert.Equal("more", Assert.Single(result.Verbose).Message);
        Assert.Equal("shown", Assert.Single(result.Information).ToString());
        Assert.Empty(result.Output);
    }
}
