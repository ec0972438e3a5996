namespace RsaCloudAdmin.Tests;

/// <summary>Connect-RsaCloudAdmin with pipeline input other than a vault's secret.</summary>
public class PipedKeyTests : CmdletTest
{
    [Fact]
    public void A_key_file_from_the_pipeline_connects()
    {
        RunCleanly("[System.IO.FileInfo]$KeyPath | Connect-RsaCloudAdmin");

        Assert.Equal("Example Corp", Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Name"]);
    }

    [Theory]
    [InlineData("$KeyPath | Connect-RsaCloudAdmin")]
    [InlineData("$KeyPath, $KeyPath | Connect-RsaCloudAdmin")]
    [InlineData("Connect-RsaCloudAdmin -Key $KeyPath")]
    [InlineData("[pscustomobject]@{ Key = $KeyPath } | Connect-RsaCloudAdmin")]
    public void A_plain_text_for_a_key_is_told_what_to_give_instead(string script)
    {
        var result = Run(script);

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.Contains("with -KeyPath", error.Exception.Message, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.DoesNotContain(KeyPath, error.Exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'a text'")]
    [InlineData("[pscustomobject]@{ Color = 'red' }")]
    [InlineData("42")]
    public void Something_else_from_the_pipeline_connects_nothing(string piped)
    {
        Assert.NotEmpty(Run($"{piped} | Connect-RsaCloudAdmin").Errors);
        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }
}
