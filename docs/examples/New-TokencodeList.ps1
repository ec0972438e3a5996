<#
.SYNOPSIS
    Issues an emergency tokencode to everybody on a CSV list, and saves the codes in a file that you alone can read.

.DESCRIPTION
    The codes let people in without their usual method. The file is closed to everybody else before the first code is
    written into it: mode 600 on Linux and macOS, an access list with you alone on Windows. Hand the codes out, and
    delete the file.

    A file that is there already is not touched. Every code that is issued for a user replaces the one before: do not run
    the whole list again because some rows failed, but put those of the failure file right and run them.

    Exit codes: 0 all have a code, 1 at least one row failed, 2 nothing or not all was tried.

.PARAMETER Path
    The list, with a column UserId, Email or UserName.

.PARAMETER KeyPath
    The key file that RSA's console saved.

.PARAMETER CodePath
    The file to make for the codes.

.PARAMETER FailurePath
    The file for the rows that failed; it holds no code.

.PARAMETER ExpirationDays
    How many days the codes work.

.EXAMPLE
    ./New-TokencodeList.ps1 -Path travellers.csv -KeyPath ~/rsa.key -CodePath codes.csv -ExpirationDays 3
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $KeyPath,

    [Parameter(Mandatory)]
    [string] $CodePath,

    [string] $FailurePath = 'failed.csv',

    [ValidateRange(1, 7)]
    [int] $ExpirationDays = 1
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# Makes an empty file, closed to all others from the moment it is there, or before anything is in it.
function Initialize-PrivateFile([string] $File) {
    if ($PSVersionTable.PSVersion.Major -gt 5 -and -not $IsWindows) {
        $options = [IO.FileStreamOptions] @{ Mode = 'CreateNew'; Access = 'Write'; UnixCreateMode = 'UserRead, UserWrite' }
        ([IO.FileStream]::new($File, $options)).Dispose()
        return
    }

    ([IO.FileStream]::new($File, 'CreateNew')).Dispose()
    $access = [Security.AccessControl.FileSecurity]::new()
    $access.SetAccessRuleProtection($true, $false)
    $me = [Security.Principal.WindowsIdentity]::GetCurrent().User
    $access.AddAccessRule([Security.AccessControl.FileSystemAccessRule]::new($me, 'FullControl', 'Allow'))
    if ($PSVersionTable.PSVersion.Major -gt 5) { [IO.FileSystemAclExtensions]::SetAccessControl([IO.FileInfo]::new($File), $access) }
    else { [IO.File]::SetAccessControl($File, $access) }
}

try {
    $rows = @(Import-Csv -LiteralPath $Path)
    if (-not $PSCmdlet.ShouldProcess("$($rows.Count) users of $Path", "Issue emergency tokencodes for $ExpirationDays days into $CodePath")) { exit 0 }
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    Initialize-PrivateFile ($PSCmdlet.GetUnresolvedProviderPathFromPSPath($CodePath))

    # Cultures have calendars of their own; the file is to say the same everywhere.
    $expires = @{ Name = 'ExpiresUtc'; Expression = { if ($_.ExpirationDate) { $_.ExpirationDate.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) } } }

    # Appended, because a file that is written anew may get the usual rights.
    $rows |
        Enable-RsaEmergencyTokencode -ExpirationDays $ExpirationDays -AsPlainText -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed |
        Select-Object -Property Identity, EmergencyTokencode, $expires, EmergencyTokencodeId |
        Export-Csv -LiteralPath $CodePath -Append -NoTypeInformation -Confirm:$false

    if (-not $failed) { exit 0 }
    foreach ($failure in $failed) { Write-Warning $failure.Exception.Message }
    $failed | ForEach-Object { $_.TargetObject } | Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Confirm:$false
    Write-Warning "$(@($failed).Count) of $($rows.Count) rows failed. They stand in $FailurePath."
    exit 1
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}
