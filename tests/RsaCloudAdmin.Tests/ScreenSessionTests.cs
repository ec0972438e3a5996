using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>A screen session shows what a prompt shows. The tests of views rely on this.</summary>
public sealed class ScreenSessionTests
{
    [Fact]
    public void Errors_and_warnings_are_shown_in_their_place_without_colors()
    {
        using var session = new ScreenSession();

        Assert.True(session.Type("'before'; Write-Warning careful; Write-Error broken; Get-Date 'x'; 'after'"));

        Assert.DoesNotContain('\e', session.Text);
        var lines = session.Text.Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.Equal("before", lines[0]);
        Assert.Equal("WARNING: careful", lines[1]);
        Assert.Equal("Write-Error: broken", lines[2]);
        Assert.StartsWith("Get-Date: Cannot bind parameter 'Date'", lines[3], StringComparison.Ordinal);
        Assert.Equal("after", lines.FindLast(line => line.Length > 0));
    }

    [Fact]
    public void A_thrown_error_is_shown_and_ends_the_line()
    {
        using var session = new ScreenSession();

        Assert.False(session.Type("throw 'it broke'; 'never'"));

        Assert.Equal("Exception: it broke", session.Text.Trim());
    }

    [Fact]
    public void Tables_keep_to_the_width_and_WhatIf_is_shown()
    {
        using var session = new ScreenSession(width: 60);

        Assert.True(session.Type("[pscustomobject]@{ A = 'a' * 40; B = 'b' * 40 }; Set-Content x.txt y -WhatIf"));

        Assert.All(session.Text.Split('\n').Where(line => !line.StartsWith("What if", StringComparison.Ordinal)), line => Assert.InRange(line.TrimEnd().Length, 0, 60));
        Assert.Contains("What if: Performing the operation \"Set Content\"", session.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colors_are_kept_where_they_are_wanted()
    {
        using var session = new ScreenSession(useColor: true);

        Assert.True(session.Type("Write-Error broken"));

        Assert.Contains("\e[31;1m", session.Text, StringComparison.Ordinal);
    }
}
