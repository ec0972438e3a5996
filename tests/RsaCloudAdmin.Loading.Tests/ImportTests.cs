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
    [InlineData("Import-Module -Force $Module")]
    public void A_module_imported_anew_has_forgotten_its_connections(string anew)
    {
        using var engine = PowerShellEngine.Open();

        var result = Run(engine, $"Import-Module $Module; Connect-RsaCloudAdmin $KeyPath; {anew}; Get-RsaCloudAdminConnection; Get-RsaUser user1");

        Assert.Empty(result.Output);
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
