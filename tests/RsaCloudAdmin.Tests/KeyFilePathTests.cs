namespace RsaCloudAdmin.Tests;

/// <summary>A key's path always means a file of the file system, whatever the session's location.</summary>
[Collection(EnvironmentVariables.Collection)]
public class KeyFilePathTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("Folder", Path.GetDirectoryName(KeyPath));
        RunCleanly("Set-Location -LiteralPath $Folder; $null = New-PSDrive Keys FileSystem $Folder");
    }

    [Theory]
    [InlineData("", "key.json")]
    [InlineData("Set-Location Env:", "key.json")]
    [InlineData("Set-Location Env:", "./key.json")]
    [InlineData("Set-Location Function:", "sub/../key.json")]
    [InlineData("Set-Location Variable:", @".\key.json")]
    [InlineData("Set-Location Env:", "$KeyPath")]
    [InlineData("Set-Location Env:", "FileSystem::key.json")]
    [InlineData("Set-Location Env:", @"Microsoft.PowerShell.Core\FileSystem::$KeyPath")]
    [InlineData("Set-Location Env:", "Keys:key.json")]
    [InlineData("Set-Location Env:", "KEYS:/key.json")]
    [InlineData("Set-Location Keys:", "key.json")]
    [InlineData("Set-Location Keys:/; Set-Location Env:", @"Keys:\key.json")]
    [InlineData("Set-Location Env:; $env:RSA_CLOUD_ADMIN_KEY_PATH = 'key.json'", null)]
    [InlineData("Set-Location Env:; $env:RSA_CLOUD_ADMIN_KEY_PATH = 'Keys:/key.json'", null)]
    public void A_relative_path_begins_at_the_file_systems_location(string before, string? path)
    {
        try
        {
            RunCleanly($"{before}; Connect-RsaCloudAdmin {(path is null ? "-FromEnvironment" : $"\"{path}\"")} -SkipCheck");
        }
        finally
        {
            EnvironmentVariables.Forget();
        }

        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    [Fact]
    public void Not_the_folder_that_the_process_was_started_in()
    {
        var stray = $"{Guid.NewGuid():N}.key";
        File.Copy(KeyPath, stray);
        try
        {
            Assert.Equal("KeyFileNotFound", IdOf(Run($"Set-Location Env:; Connect-RsaCloudAdmin {stray} -SkipCheck")));
            Assert.Equal("KeyFileNotFound", IdOf(Run($"Connect-RsaCloudAdmin FileSystem::{stray} -SkipCheck")));
        }
        finally
        {
            File.Delete(stray);
        }
    }

    [Theory]
    [InlineData("~/key.json")]
    [InlineData(@"~\key.json")]
    public void The_tilde_is_the_file_systems_home(string path)
    {
        RunCleanly("(Get-PSProvider FileSystem).Home = $Folder; Set-Location Env:");

        RunCleanly($"Connect-RsaCloudAdmin {path} -SkipCheck");
    }

    [Theory]
    [InlineData("acme [eu].key")]
    [InlineData("acme*.key")]
    [InlineData("a`b.key")]
    [InlineData("~acme.key")]
    public void Wildcards_are_characters_of_the_name(string file)
    {
        if (OperatingSystem.IsWindows() && file.Contains('*', StringComparison.Ordinal))
            return;
        Service.CreateApiKey().WriteTo(PathOf(file));
        Engine.SetVariable("File", file);

        RunCleanly("Connect-RsaCloudAdmin $File -SkipCheck");
        File.Delete(PathOf(file));
        Service.CreateApiKey().WriteTo(PathOf("acmex.key"));
        Assert.Equal("KeyFileNotFound", IdOf(Run("Connect-RsaCloudAdmin $File -SkipCheck")));
    }

    [Theory]
    [InlineData("Env:PATH")]
    [InlineData(@"Function:\prompt")]
    [InlineData("Variable:KeyPath")]
    [InlineData("Alias::dir")]
    [InlineData(@"Microsoft.PowerShell.Core\Environment::PATH")]
    [InlineData("Nope::key.json")]
    [InlineData("nodrive:/key.json")]
    [InlineData("FileSystem::")]
    [InlineData("Keys:/../../outside.key")]
    [InlineData("~/no-such-folder/x.key")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_of_the_file_system_is_an_error_of_its_row_alone(string path)
    {
        Engine.SetVariable("Path", path);

        var result = Run("""
            Set-Location Env:
            @([pscustomobject]@{ KeyPath = $Path }; [pscustomobject]@{ KeyPath = 'key.json' }) | Connect-RsaCloudAdmin -SkipCheck -PassThru
            """);

        Assert.Null(result.TerminatingError);
        Assert.Equal("KeyFileNotFound", IdOf(result));
        Assert.Single(result.Output);
        Assert.Contains("key file", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_of_another_provider_is_no_key_file_and_is_named_with_its_provider()
    {
        var result = Run("Get-Item Env:PATH, Function:prompt | Connect-RsaCloudAdmin; Get-RsaCloudAdminConnection");

        Assert.Equal(["KeyFileNotFound", "KeyFileNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("provider Environment", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-ChildItem key.json")]
    [InlineData("Get-Item Keys:/key.json")]
    [InlineData("[IO.FileInfo]$KeyPath")]
    [InlineData("Get-Item key.json | Select-Object FullName")]
    public void A_file_comes_from_the_pipeline(string script) =>
        RunCleanly($"$file = {script}; Set-Location Env:; $file | Connect-RsaCloudAdmin -SkipCheck");
}
