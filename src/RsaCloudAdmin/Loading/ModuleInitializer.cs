using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Loading;

/// <summary>Runs when the module is imported and removed. The client cannot be loaded before that, so this class must not use its types.</summary>
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

    // PowerShell does not say why it removes a module, so the latest call of Import-Module or Remove-Module on the stack decides.
    private static bool IsToBeImportedAnew() => new StackTrace().GetFrames()
        .Select(frame => frame.GetMethod()?.DeclaringType)
        .FirstOrDefault(type => type == typeof(ImportModuleCommand) || type == typeof(RemoveModuleCommand)) == typeof(ImportModuleCommand);
}
