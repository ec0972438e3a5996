namespace RsaCloudAdmin.Loading.Tests;

public sealed class ManyThreadsTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Many_sessions_at_once_import_use_and_remove_the_module()
    {
        // All threads start at the same moment, so that they load the client for the first time together.
        var lines = await ChildProcess.RunAsync(
            """
            $session = {
                param($Module, $KeyPath, $start)
                $start.SignalAndWait()
                foreach ($turn in 1..5) {
                    Import-Module $Module
                    Connect-RsaCloudAdmin $KeyPath
                    (Get-RsaUser user1@example.com).Identity
                    Remove-Module RsaCloudAdmin
                }
            }
            $sessions = 32
            $start = [Threading.Barrier]::new($sessions)
            $all = foreach ($number in 1..$sessions) {
                $shell = [PowerShell]::Create([InitialSessionState]::CreateDefault2())
                $null = $shell.AddScript($session).AddArgument($Module).AddArgument($KeyPath).AddArgument($start)
                @{ Shell = $shell; Run = $shell.BeginInvoke() }
            }
            $users = $all | ForEach-Object { $_.Shell.EndInvoke($_.Run) }
            "responses: $(@($users -eq 'user1@example.com').Count)"
            "errors: $($all.Shell.Streams.Error)"
            "contexts: $(@([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ RsaCloudAdmin).Count)"
            "in the default one: $(Get-Loaded 'IdentityModel|^RsaCloudAdmin.Client' | Where-Object { $_ -like 'Default:*' })"
            """,
            service.KeyPath);

        Assert.Equal(["responses: 160", "errors: ", "contexts: 1", "in the default one: "], lines);
    }
}
