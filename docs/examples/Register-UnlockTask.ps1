<#
.SYNOPSIS
    Registers a scheduled task of Windows that runs Unlock-List.ps1 every day.

.DESCRIPTION
    The task runs as a group managed service account, so nobody needs to know or renew its password. Give only that
    account read access to the key file. The last result of the task is the exit code of Unlock-List.ps1: 0 all users are
    unlocked, 1 at least one row failed, 2 not all rows were attempted. Monitor it.

    Install the module for all users: the account does not see modules that people installed for themselves.
    ./build.ps1 -Task Install installs it only for you. It also builds artifacts/module/RsaCloudAdmin: copy this folder to
    $env:ProgramFiles\PowerShell\Modules for PowerShell 7, or to $env:ProgramFiles\WindowsPowerShell\Modules for Windows
    PowerShell.

    A last result of 1 without a failure file of that run means that Unlock-List.ps1 did not start, and no user was
    unlocked: PowerShell also ends with 1 if the account does not find the module, or if the execution policy forbids the
    script.

    Run this script as an administrator. If you run it again, it replaces the task.

.PARAMETER ScriptPath
    The path of Unlock-List.ps1. The account must be able to read it.

.PARAMETER Path
    The list.

.PARAMETER KeyPath
    The key file.

.PARAMETER FailurePath
    The failure file.

.PARAMETER Account
    The group managed service account. Its name ends with a dollar sign.

.PARAMETER At
    The time of day.

.PARAMETER TaskName
    The name of the task.

.EXAMPLE
    ./Register-UnlockTask.ps1 -Path D:\rsa\locked.csv -KeyPath D:\rsa\rsa.key -FailurePath D:\rsa\failed.csv -Account 'CONTOSO\svc-rsa$' -At 06:00
    Registers a task that unlocks the users of the list every day at six.
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

# A task does not start in this folder, so it needs absolute paths.
$whole = $ScriptPath, $Path, $KeyPath, $FailurePath | ForEach-Object { $PSCmdlet.GetUnresolvedProviderPathFromPSPath($_) }

$shell = if ($PSVersionTable.PSVersion.Major -gt 5) { 'pwsh.exe' } else { 'powershell.exe' }
$arguments = '-NoProfile -NonInteractive -File "{0}" -Path "{1}" -KeyPath "{2}" -FailurePath "{3}"' -f $whole

if ($PSCmdlet.ShouldProcess($TaskName, "Register a daily task: $shell $arguments")) {
    $task = @{
        TaskName  = $TaskName
        Action    = New-ScheduledTaskAction -Execute $shell -Argument $arguments
        Trigger   = New-ScheduledTaskTrigger -Daily -At $At
        Principal = New-ScheduledTaskPrincipal -UserId $Account -LogonType Password
        # A second run at the same time would repeat the same work.
        Settings  = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit ([timespan]::FromHours(4))
        Force     = $true
    }
    Register-ScheduledTask @task
}
