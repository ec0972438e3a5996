using System.Runtime.Loader;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Loading.Tests;

public sealed class ImportTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public void The_cmdlets_work_however_often_the_module_is_imported()
    {
        using var engine = PowerShellEngine.Open();

        foreach (var import in new[] { "", "Remove-Module RsaCloudAdmin; ", "", "Import-Module -Force $Module; ", "Remove-Module RsaCloudAdmin; Import-Module -Force $Module; " })
        {
            var result = Run(engine, import + "Import-Module $Module; Connect-RsaCloudAdmin $KeyPath; (Get-RsaUser user1).EmailAddress");

            Assert.Equal([], result.Errors);
            Assert.Equal(["user1@example.com"], result.OutputAs<string>());
        }

        Assert.Single(AssemblyLoadContext.All, context => context.Name == "RsaCloudAdmin");
    }

    [Theory]
    [InlineData("Remove-Module RsaCloudAdmin; Import-Module $Module")]
    [InlineData("Get-Module RsaCloudAdmin | Remove-Module; Import-Module $Module -Force")]
    [InlineData("Import-Module $Module -Force; Remove-Module RsaCloudAdmin; Import-Module $Module")]
    [InlineData("Import-Module (New-Module { Remove-Module RsaCloudAdmin -Force } -Name Other) -Force; Remove-Module RsaCloudAdmin -ErrorAction Ignore; Import-Module $Module")]
    public void A_module_that_was_removed_has_forgotten_and_closed_its_connections(string anew)
    {
        using var engine = PowerShellEngine.Open();

        var result = Run(engine, $"Import-Module $Module; $kept = Connect-RsaCloudAdmin $KeyPath -PassThru; {anew}; Get-RsaCloudAdminConnection; Get-RsaUser user1; Get-RsaUser user1 -Connection $kept");

        Assert.Empty(result.Output);
        Assert.Equal(["NotConnected", "ConnectionClosed"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData("Import-Module -Force $Module")]
    [InlineData("Import-Module -Force $Module; Import-Module -Force $Module")]
    [InlineData("Get-Module RsaCloudAdmin | Import-Module -Force")]
    [InlineData("& { Import-Module -Force $Module }")]
    [InlineData("function Use-Inner { Import-Module -Force $Module -Global }; Use-Inner")]
    [InlineData("Import-Module (New-Module { Import-Module -Force $args[0] -Global } -Name Inner -ArgumentList $Module)")]
    [InlineData("& $Script")]
    public void A_module_imported_again_by_force_keeps_its_connections(string again)
    {
        using var engine = PowerShellEngine.Open();
        var script = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ps1");
        File.WriteAllText(script, "Import-Module -Force $Module");
        try
        {
            engine.SetVariable("Script", script);

            var result = Run(engine, $"Import-Module $Module; Connect-RsaCloudAdmin $KeyPath -Name East; $west = Connect-RsaCloudAdmin $KeyPath -Name West -PassThru; {again}; Get-RsaCloudAdminConnection | ForEach-Object {{ \"$_ $($_.IsDefault)\" }}; (Get-RsaUser user1).EmailAddress; (Get-RsaUser user1 -Connection $west).EmailAddress");

            Assert.Empty(result.Errors);
            Assert.Equal(["East False", "West True", "user1@example.com", "user1@example.com"], result.OutputAs<string>());
        }
        finally
        {
            File.Delete(script);
        }
    }

    [Fact]
    public void A_session_has_a_table_of_its_own_also_after_an_import_by_force()
    {
        using var engine = PowerShellEngine.Open();
        using var other = PowerShellEngine.Open();
        Run(other, "Import-Module $Module");

        var result = Run(engine, "Import-Module $Module; Import-Module -Force $Module; Get-RsaUser user1");

        Assert.StartsWith("NotConnected,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_removes_the_module_does_not_take_it_from_another()
    {
        using var one = PowerShellEngine.Open();
        using var other = PowerShellEngine.Open();
        Run(one, "Import-Module $Module; Connect-RsaCloudAdmin $KeyPath");
        Run(other, "Import-Module $Module; Connect-RsaCloudAdmin $KeyPath");

        Run(one, "Remove-Module RsaCloudAdmin");

        Assert.Equal(["user1@example.com"], Run(other, "(Get-RsaUser user1).EmailAddress").OutputAs<string>());
    }

    private PipelineResult Run(PowerShellEngine engine, string script)
    {
        engine.SetVariable("Module", StagedModule.Manifest);
        engine.SetVariable("KeyPath", service.KeyPath);
        return engine.Run(script);
    }
}
