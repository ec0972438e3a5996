<#
.SYNOPSIS
    Unlocks the sign-in methods of the users of a CSV list, and writes the rows that failed to a failure file.

.DESCRIPTION
    Rows that failed for a temporary reason, for example because the service was busy, get a second pass after a pause.
    Rows that still fail are written to the failure file. You can use that file as the list of the next run.

    If the list is empty, the script says so, ends with exit code 0, and changes no file.

    A cell that begins with =, +, -, @, a tab or a line break could run as a formula in a spreadsheet. In the files that
    this script writes, such a cell gets a ' in front. The same applies if spaces, quotes or full-width forms of these
    signs come first, and after a semicolon or a line break within a cell. When the script reads a list, it removes this
    ', so you can run a failure file unchanged.

    Unlocking a user twice does no harm, so you can repeat a run that was interrupted. If an error ends the run, for
    example because the key is refused or the service cannot be reached, the rows that failed so far are in the failure
    file, unless that file is the list.

    Exit codes: 0 all users are unlocked, 1 at least one row failed, 2 not all rows were attempted.
    Exit code 1 without a failure file of this run means that the script did not start: PowerShell also ends with 1 if it
    does not find the module, or if the execution policy forbids the script.

.PARAMETER Path
    The list, with a column UserId, Email or UserName. It can have other columns.

.PARAMETER KeyPath
    The API key file that you saved from RSA's console.

.PARAMETER FailurePath
    The file for the rows that failed. It has all columns of the list, and Error, Message and ToDo. The script replaces
    the failure file of an earlier run, and deletes it if no row failed. This also applies if the failure file is the
    list itself. An existing file that is neither a failure file nor the list is refused before a user is unlocked.

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

# Errors that may have passed after a minute.
$Passing = 'Throttled', 'ServiceError', 'Timeout', 'ConnectionFailed', 'MethodStillLocked'

# A spreadsheet runs a cell that begins with one of these signs as a formula, even after spaces and quotes. The formula
# could read other cells. If the spreadsheet separates cells by semicolons, a cell can begin after each semicolon in ours.
$Sign = '[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]'
$Lead = "(?:[^\S\t\r\n]|[\p{Cf}'`"\u2018\u2019\u201C\u201D])*"
$Unsafe = "(?<=^|[;\t\r\n])(?=$Lead$Sign)|^(?=$Lead[\t\r\n])"
$MadeSafe = "(?<=^|[;\t\r\n])'(?=$Lead$Sign)|^'(?=$Lead[\t\r\n])"

# A null stays null: only a changed cell becomes a string.
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

# Export-Csv takes the columns from the first row. TargetObject is null if the row may contain a key.
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

# The file may contain only a header: the added row x makes ConvertFrom-Csv return its columns.
function Test-FailureFile([string] $File) {
    $text = Get-Content -LiteralPath $File -Raw
    try { $row = "$text`nx" | ConvertFrom-Csv -WarningAction SilentlyContinue | Select-Object -First 1 }
    catch { return $false }
    $columns = @(if ($row) { $row.PSObject.Properties.Name })
    -not ('Error', 'Message', 'ToDo' | Where-Object { $_ -notin $columns })
}

try {
    # Reads the whole list first, because the failure file may be the same file.
    $rows = @(Import-Csv -LiteralPath $Path | ForEach-Object { Unprotect-Row $_ })
    if (-not $rows) {
        Write-Information "Nothing to do: the list $Path is empty." -InformationAction Continue
        exit 0
    }
    $failureFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($FailurePath)
    # If the failure file is the list, it stays until the run is complete, so that an interrupted run can be repeated.
    $isList = $failureFile -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    if ([IO.Directory]::Exists($failureFile)) { throw "$FailurePath is a folder. Specify a file with -FailurePath." }
    if (-not [IO.Directory]::Exists([IO.Path]::GetDirectoryName($failureFile))) {
        throw "The folder of the file $FailurePath does not exist. Create the folder, or specify another -FailurePath."
    }
    if (-not $isList -and (Test-Path -LiteralPath $failureFile) -and -not (Test-FailureFile $failureFile)) {
        throw "The file $FailurePath already exists, and is not a failure file: it lacks the columns Error, Message and ToDo. It was not changed. Specify another -FailurePath."
    }
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    if (-not $isList) { [IO.File]::Delete($failureFile) }

    try {
        # Errors of rows are collected; only an error that ends the run reaches the catch below.
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
        # $failed may also contain the exception that ended the run.
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
    # By default, Windows PowerShell writes ? for letters outside ASCII.
    $lasting | ForEach-Object { ConvertTo-FailedRow $_ $rows[0] } |
        Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8
    Write-Warning "$($lasting.Count) of $(Format-Count $rows.Count 'row') failed. See $FailurePath for the reasons and what to do."
    exit 1
}
catch {
    # Without this, a message that this script throws is shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    exit 2
}
