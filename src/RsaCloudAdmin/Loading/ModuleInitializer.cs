using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Loading;

/// <summary>What happens when the module is imported and removed. Must name no type of the client: it cannot be loaded before.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Version LeastVersion = new(7, 4);
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(1);

    public void OnImport()
    {
        if (Runspace.DefaultRunspace is { } runspace)
            ConnectionTable.For(runspace).Resume();
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
        {
            var connections = ConnectionTable.For(runspace);
            if (IsToBeImportedAnew())
                connections.Suspend(Task.Delay(LongestImport));
            else
                connections.Clear();
        }

        if (ClientLoading.IsWindowsPowerShell)
            FrameworkResolver.Detach();
        else
            ClientLoading.DetachContext();
    }

    // PowerShell does not tell why it removes a module. Of Import-Module and Remove-Module, the one that was called last does.
    private static bool IsToBeImportedAnew() => new StackTrace().GetFrames()
        .Select(frame => frame.GetMethod()?.DeclaringType)
        .FirstOrDefault(type => type == typeof(ImportModuleCommand) || type == typeof(RemoveModuleCommand)) == typeof(ImportModuleCommand);
}
