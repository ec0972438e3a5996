<#
.SYNOPSIS
    Unlocks the sign-in methods of everybody on a CSV list, and writes down who could not be unlocked.

.DESCRIPTION
    The list has a column UserId, Email or UserName; other columns may stand beside it. Rows that failed for a passing
    reason (the service was busy or out of reach) get a second pass after a pause. Whoever is left then stands in the
    failure file, with all columns of the row, what happened and what to do. That file can be the list of the next run.

    Unlocking somebody twice does no harm: a run that was cut short can simply be started again. If it was ended by an
    error, whoever failed by then stands in the failure file, unless that is the list.

    Exit codes: 0 all are unlocked, 1 at least one row failed, 2 nothing or not all was tried. A 1 without a failure
    file of this run means that the script did not begin: PowerShell ends with 1 too if it does not find the module, or
    if the execution policy forbids the script.

.PARAMETER Path
    The list.

.PARAMETER KeyPath
    The key file that RSA's console saved.

.PARAMETER FailurePath
    The failure file. One of an earlier run is replaced; after a run without failures there is none.

.PARAMETER PauseSec
    How many seconds to wait before the second pass.

.EXAMPLE
    ./Unlock-List.ps1 -Path locked.csv -KeyPath ~/rsa.key
    Unlocks them, and leaves failed.csv if somebody could not be unlocked.

.EXAMPLE
    ./Unlock-List.ps1 -Path failed.csv -KeyPath ~/rsa.key -FailurePath still-failed.csv
    Tries those again who were left, once their rows are put right.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $KeyPath,

    [string] $FailurePath = 'failed.csv',

    [ValidateRange(0, 3600)]
    [int] $PauseSec = 60
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# What may be gone a minute later. A user who does not exist will not exist then either.
$Passing = 'Throttled', 'ServiceError', 'Timeout', 'ConnectionFailed', 'MethodStillLocked'

function Get-ErrorName($Failure) { ($Failure.FullyQualifiedErrorId -split ',')[0] }

function ConvertTo-FailedRow($Failure) {
    $row = [ordered]@{}
    foreach ($column in $Failure.TargetObject.PSObject.Properties) { $row[$column.Name] = $column.Value }
    $row['Error'] = Get-ErrorName $Failure
    $row['Message'] = $Failure.Exception.Message
    $row['ToDo'] = if ($Failure.ErrorDetails) { $Failure.ErrorDetails.RecommendedAction }
    [pscustomobject] $row
}

try {
    # Read whole, because the failure file may be the same file.
    $rows = @(Import-Csv -LiteralPath $Path)
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    $failureFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($FailurePath)
    # A list of that name stays until the run is over: one that is cut short can be started again.
    $isList = $failureFile -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    if (-not $isList) { [IO.File]::Delete($failureFile) }

    try {
        # The rows' errors are collected; only what ends the whole run goes to the catch below.
        $rows | Unlock-RsaUserMethod -ErrorAction SilentlyContinue -ErrorVariable failed
        $lasting = @($failed | Where-Object { (Get-ErrorName $_) -notin $Passing })
        $again = @($failed | Where-Object { (Get-ErrorName $_) -in $Passing })
        if ($again) {
            Write-Warning "$($again.Count) of $($rows.Count) rows failed for a passing reason. Second pass in $PauseSec seconds."
            Start-Sleep -Seconds $PauseSec
            $again.TargetObject | Unlock-RsaUserMethod -ErrorAction SilentlyContinue -ErrorVariable failedAgain
            $lasting += @($failedAgain)
        }
    }
    catch {
        # What ended the run may stand among the rows' errors, as an exception.
        $failures = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        if ($failures -and -not $isList) {
            $failures | ForEach-Object { ConvertTo-FailedRow $_ } |
                Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8
            Write-Warning "$($failures.Count) of $($rows.Count) rows failed before the run ended. They stand in $FailurePath, with what to do."
        }
        throw
    }

    if (-not $lasting) {
        [IO.File]::Delete($failureFile)
        exit 0
    }
    # Without an encoding, Windows PowerShell writes ? for letters beyond ASCII.
    $lasting | ForEach-Object { ConvertTo-FailedRow $_ } |
        Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8
    Write-Warning "$($lasting.Count) of $($rows.Count) rows failed. They stand in $FailurePath, with what to do."
    exit 1
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}
