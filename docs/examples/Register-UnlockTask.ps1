<#
.SYNOPSIS
    Has Windows run Unlock-List.ps1 every day.

.DESCRIPTION
    Makes a scheduled task that runs as a group managed service account: nobody needs to know or renew its password. Let
    that account, and nobody else, read the key file. The task's last result is the script's exit code: 0 all are
    unlocked, 1 at least one row failed, 2 nothing or not all was tried. Have your monitoring look at it.

    Install the module for all users, since the account does not see those that people have installed for themselves.
    ./build.ps1 -Task Install installs for you alone: copy artifacts/module/RsaCloudAdmin, which it builds, to
    $env:ProgramFiles\WindowsPowerShell\Modules, or for PowerShell 7 to $env:ProgramFiles\PowerShell\Modules.

    A last result of 1 without a failure file of that run means that the script did not begin: PowerShell ends with 1
    too if the account does not find the module, or if the execution policy forbids the script. Then nobody was unlocked.

    Run this as an administrator. Running it again replaces the task.

.PARAMETER ScriptPath
    Unlock-List.ps1, where the account can read it.

.PARAMETER Path
    The list.

.PARAMETER KeyPath
    The key file.

.PARAMETER FailurePath
    The failure file.

.PARAMETER Account
    The group managed service account; its name ends with a dollar sign.

.PARAMETER At
    The time of day.

.PARAMETER TaskName
    What to call the task.

.EXAMPLE
    ./Register-UnlockTask.ps1 -Path D:\rsa\locked.csv -KeyPath D:\rsa\rsa.key -FailurePath D:\rsa\failed.csv -Account 'CONTOSO\svc-rsa$' -At 06:00
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $ScriptPath = "$PSScriptRoot/Unlock-List.ps1",

    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $KeyPath,

    [Parameter(Mandatory)]
    [string] $FailurePath,

    [Parameter(Mandatory)]
    [ValidatePattern('\$$')]
    [string] $Account,

    [datetime] $At = '06:00',

    [string] $TaskName = 'RSA unlock list'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# A task begins in a folder of Windows: every path must be whole.
$whole = $ScriptPath, $Path, $KeyPath, $FailurePath | ForEach-Object { $PSCmdlet.GetUnresolvedProviderPathFromPSPath($_) }

$shell = if ($PSVersionTable.PSVersion.Major -gt 5) { 'pwsh.exe' } else { 'powershell.exe' }
$arguments = '-NoProfile -NonInteractive -File "{0}" -Path "{1}" -KeyPath "{2}" -FailurePath "{3}"' -f $whole

if ($PSCmdlet.ShouldProcess($TaskName, "Register a daily task: $shell $arguments")) {
    $task = @{
        TaskName  = $TaskName
        Action    = New-ScheduledTaskAction -Execute $shell -Argument $arguments
        Trigger   = New-ScheduledTaskTrigger -Daily -At $At
        Principal = New-ScheduledTaskPrincipal -UserId $Account -LogonType Password
        # Two runs at once would do the same work twice.
        Settings  = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit ([timespan]::FromHours(4))
        Force     = $true
    }
    Register-ScheduledTask @task
}
