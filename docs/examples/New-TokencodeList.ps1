<#
.SYNOPSIS
    Issues an emergency tokencode to everybody on a CSV list, and saves the codes in a file that you alone can read.

.DESCRIPTION
    The codes let people in without their usual method. The file is closed to everybody else before the first code is
    written into it: mode 600 on Linux and macOS, an access list with you alone on Windows. Hand the codes out, and
    delete the file.

    A file that is there already is not touched. Every code that is issued for a user replaces the one before: do not run
    the whole list again because some rows failed, but put those of the failure file right and run them, into another file
    for the codes.

    An error may end the run before all rows were tried, such as a key that is withdrawn meanwhile. The codes issued by
    then are in their file, and the rows that failed by then in theirs. The error names the first row that was not tried:
    make a list of it and those below it that are in neither file, and run that too.

    Exit codes: 0 all have a code, 1 at least one row failed, 2 nothing or not all was tried. A 1 without a failure
    file of this run means that the script did not begin: PowerShell ends with 1 too if it does not find the module, or
    if the execution policy forbids the script.

.PARAMETER Path
    The list, with a column UserId, Email or UserName.

.PARAMETER KeyPath
    The key file that RSA's console saved.

.PARAMETER CodePath
    The file to make for the codes.

.PARAMETER FailurePath
    The file for the rows that failed; it holds no code. It cannot be the list itself.

.PARAMETER ExpirationDays
    How many days the codes work.

.EXAMPLE
    ./New-TokencodeList.ps1 -Path travellers.csv -KeyPath ~/rsa.key -CodePath codes.csv -ExpirationDays 3

.EXAMPLE
    ./New-TokencodeList.ps1 -Path failed.csv -KeyPath ~/rsa.key -CodePath more-codes.csv -FailurePath still-failed.csv
    Issues codes to those who failed, once their rows are put right.
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
    $codeFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CodePath)
    # It would be written over while rows of it are not tried yet.
    if ($PSCmdlet.GetUnresolvedProviderPathFromPSPath($FailurePath) -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)) {
        throw 'The rows that fail cannot go into the list itself. Give this run another -FailurePath.'
    }
    $rows = @(Import-Csv -LiteralPath $Path)
    if (-not $PSCmdlet.ShouldProcess("$($rows.Count) users of $Path", "Issue emergency tokencodes for $ExpirationDays days into $CodePath")) { exit 0 }
    if (Test-Path -LiteralPath $codeFile) {
        throw "There is a file $CodePath already, maybe with the codes of an earlier run. It is kept as it is. Give this run another -CodePath, and a list without those who have a code."
    }
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    Initialize-PrivateFile $codeFile

    # Cultures have calendars of their own; the file is to say the same everywhere.
    $expires = @{ Name = 'ExpiresUtc'; Expression = { if ($_.ExpirationDate) { $_.ExpirationDate.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) } } }

    try {
        # Appended, because a file that is written anew may get the usual rights. Without an encoding, Windows PowerShell
        # writes ? for letters beyond ASCII.
        $rows |
            Enable-RsaEmergencyTokencode -ExpirationDays $ExpirationDays -AsPlainText -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed |
            Select-Object -Property Identity, EmergencyTokencode, $expires, EmergencyTokencodeId |
            Export-Csv -LiteralPath $CodePath -Append -NoTypeInformation -Encoding UTF8 -Confirm:$false
    }
    finally {
        # However the run ends, who failed by then is told. What ended it stands among the rows' errors, as an exception.
        $failures = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        foreach ($failure in $failures) { Write-Warning $failure.Exception.Message }
        if ($failures) {
            $failures | ForEach-Object { $_.TargetObject } |
                Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8 -Confirm:$false
            Write-Warning "$($failures.Count) of $($rows.Count) rows failed. They stand in $FailurePath."
        }
    }

    if ($failures) { exit 1 }
    exit 0
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}
