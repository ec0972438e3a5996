<#
.SYNOPSIS
    Unlocks the sign-in methods of the users on a CSV list, and writes those who could not be unlocked to a failure file.

.DESCRIPTION
    The list has a column UserId, Email or UserName, and can have other columns. Rows that failed for a temporary reason,
    for example because the service was busy, get a second pass after a pause. The rows that still fail are written to the
    failure file, with all their columns and with Error, Message and ToDo. That file can be the list of the next run.

    An empty list is nothing to do: the script says so, ends with exit code 0, and makes, changes and deletes no file.

    In the files that this script writes, a cell that begins with =, +, -, @, a tab or a line break gets a ' in front: a
    spreadsheet would run it as a formula. Blanks, quotes and the full-width forms of these signs do not change that, and
    a ' is also set after a semicolon or a line break in the cell. When the script reads a list, it removes that ' again,
    so you can run a failure file as it is.

    Unlocking a user twice does no harm, so you can start a run again that was interrupted. If an error ends the run, such
    as a key that is refused or a service that cannot be reached, the rows that failed by then are in the failure file,
    unless that file is the list.

    Exit codes: 0 all users are unlocked, 1 at least one row failed, 2 not all rows were attempted. A 1 without a failure
    file of this run means that the script did not start: PowerShell also ends with 1 if it does not find the module, or
    if the execution policy forbids the script.

.PARAMETER Path
    The list.

.PARAMETER KeyPath
    The key file that RSA's console saved.

.PARAMETER FailurePath
    The failure file. It replaces the one of an earlier run. After a run without failures there is none. A file that
    exists and is neither a failure file nor the list is refused, before anybody is unlocked.

.PARAMETER PauseSec
    The number of seconds to wait before the second pass.

.EXAMPLE
    ./Unlock-List.ps1 -Path locked.csv -KeyPath ~/rsa.key
    Unlocks the users, and writes failed.csv if a user could not be unlocked.

.EXAMPLE
    ./Unlock-List.ps1 -Path failed.csv -KeyPath ~/rsa.key -FailurePath still-failed.csv
    Runs the rows that failed again, after you have corrected them.
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

# What may be over a minute later. A user who does not exist will not exist then either.
$Passing = 'Throttled', 'ServiceError', 'Timeout', 'ConnectionFailed', 'MethodStillLocked'

# A spreadsheet runs a cell that begins with one of these signs as a formula, which could read the cells beside it, also
# after blanks and quotes. Where its lists have semicolons, a cell can begin after each of ours. With a ' in front, the cell
# is text.
$Sign = '[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]'
$Lead = "(?:[^\S\t\r\n]|[\p{Cf}'`"\u2018\u2019\u201C\u201D])*"
$Unsafe = "(?<=^|[;\t\r\n])(?=$Lead$Sign)|^(?=$Lead[\t\r\n])"
$MadeSafe = "(?<=^|[;\t\r\n])'(?=$Lead$Sign)|^'(?=$Lead[\t\r\n])"

# What is left as it is stays null, and no empty text.
function Protect-Cell($Text) { if ("$Text" -match $Unsafe) { "$Text" -replace $Unsafe, "'" } else { $Text } }

function Unprotect-Cell($Text) { if ("$Text" -match $MadeSafe) { "$Text" -replace $MadeSafe } else { $Text } }

function Protect-Row($Row) {
    $safe = [ordered]@{}
    foreach ($column in $Row.PSObject.Properties) { $safe[(Protect-Cell $column.Name)] = Protect-Cell $column.Value }
    [pscustomobject] $safe
}

function Unprotect-Row($Row) {
    $plain = [ordered]@{}
    foreach ($column in $Row.PSObject.Properties) { $plain[(Unprotect-Cell $column.Name)] = Unprotect-Cell $column.Value }
    [pscustomobject] $plain
}

function Format-Count($Number, $Noun) { if ($Number -eq 1) { "1 $Noun" } else { "$Number ${Noun}s" } }

function Get-ErrorName($Failure) { ($Failure.FullyQualifiedErrorId -split ',')[0] }

# The first row decides which columns a file has. An error about a row that may contain a key does not hold the row.
function ConvertTo-FailedRow($Failure, $AnyRow) {
    $row = [ordered]@{}
    foreach ($column in $AnyRow.PSObject.Properties) { $row[$column.Name] = $null }
    $target = $Failure.TargetObject
    if ($null -ne $target) {
        foreach ($column in $target.PSObject.Properties) { $row[$column.Name] = $column.Value }
    }
    $row['Error'] = Get-ErrorName $Failure
    $row['Message'] = $Failure.Exception.Message
    $row['ToDo'] = if ($Failure.ErrorDetails) { $Failure.ErrorDetails.RecommendedAction }
    Protect-Row ([pscustomobject] $row)
}

# The row x is added because a file may have a header alone.
function Test-FailureFile([string] $File) {
    $text = Get-Content -LiteralPath $File -Raw
    try { $row = "$text`nx" | ConvertFrom-Csv -WarningAction SilentlyContinue | Select-Object -First 1 }
    catch { return $false }
    $columns = @(if ($row) { $row.PSObject.Properties.Name })
    -not ('Error', 'Message', 'ToDo' | Where-Object { $_ -notin $columns })
}

try {
    # The whole list is read first, because the failure file may be the same file.
    $rows = @(Import-Csv -LiteralPath $Path | ForEach-Object { Unprotect-Row $_ })
    if (-not $rows) {
        Write-Information "Nothing to do: the list $Path is empty." -InformationAction Continue
        exit 0
    }
    $failureFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($FailurePath)
    # A list of that name stays until the run is over: one that is cut short can be started again.
    $isList = $failureFile -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    if ([IO.Directory]::Exists($failureFile)) { throw "$FailurePath is a folder. Give this run a file with -FailurePath." }
    if (-not [IO.Directory]::Exists([IO.Path]::GetDirectoryName($failureFile))) {
        throw "The folder of the file $FailurePath does not exist. Make the folder, or give this run another -FailurePath."
    }
    if (-not $isList -and (Test-Path -LiteralPath $failureFile) -and -not (Test-FailureFile $failureFile)) {
        throw "The file $FailurePath exists already, and is not a failure file: it lacks the columns Error, Message and ToDo. It is kept as it is. Give this run another -FailurePath."
    }
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    if (-not $isList) { [IO.File]::Delete($failureFile) }

    try {
        # The rows' errors are collected; only what ends the whole run goes to the catch below.
        $rows | Unlock-RsaUserMethod -ErrorAction SilentlyContinue -ErrorVariable failed
        $lasting = @($failed | Where-Object { (Get-ErrorName $_) -notin $Passing })
        $again = @($failed | Where-Object { (Get-ErrorName $_) -in $Passing })
        if ($again) {
            Write-Warning "$($again.Count) of $(Format-Count $rows.Count 'row') failed for a temporary reason. Second pass in $(Format-Count $PauseSec 'second')."
            Start-Sleep -Seconds $PauseSec
            $again.TargetObject | Unlock-RsaUserMethod -ErrorAction SilentlyContinue -ErrorVariable failedAgain
            $lasting += @($failedAgain)
        }
    }
    catch {
        # What ended the run may be among the rows' errors, as an exception.
        $failures = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        if ($failures -and -not $isList) {
            $failures | ForEach-Object { ConvertTo-FailedRow $_ $rows[0] } |
                Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8
            Write-Warning "$($failures.Count) of $(Format-Count $rows.Count 'row') failed before the run ended. See $FailurePath for the reasons and what to do."
        }
        throw
    }

    if (-not $lasting) {
        [IO.File]::Delete($failureFile)
        exit 0
    }
    # Without an encoding, Windows PowerShell writes ? for letters beyond ASCII.
    $lasting | ForEach-Object { ConvertTo-FailedRow $_ $rows[0] } |
        Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8
    Write-Warning "$($lasting.Count) of $(Format-Count $rows.Count 'row') failed. See $FailurePath for the reasons and what to do."
    exit 1
}
catch {
    # A text that this script throws would be shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    exit 2
}
