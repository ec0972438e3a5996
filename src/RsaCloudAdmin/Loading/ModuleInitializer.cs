using System.Management.Automation;
using System.Management.Automation.Runspaces;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Loading;

/// <summary>What happens when the module is imported and removed. Must name no type of the client: it cannot be loaded before.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Version LeastVersion = new(7, 4);

    public void OnImport()
    {
        if (ClientLoading.IsWindowsPowerShell)
        {
            FrameworkResolver.Attach();
            return;
        }

        var version = typeof(PSObject).Assembly.GetName().Version;
        if (version < LeastVersion)
        {
            throw new PSNotSupportedException(
                $"RsaCloudAdmin needs PowerShell {LeastVersion} or later, or Windows PowerShell 5.1. This is PowerShell {version.Major}.{version.Minor}: update it, or start powershell.exe instead.");
        }

        ClientLoading.AttachContext();
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace)
            ConnectionTable.Of(runspace).Clear();
        if (ClientLoading.IsWindowsPowerShell)
            FrameworkResolver.Detach();
        else
            ClientLoading.DetachContext();
    }
}
