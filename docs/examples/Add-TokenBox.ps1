<#
.SYNOPSIS
    Assigns a box of hardware tokens to the users of a CSV list.

.DESCRIPTION
    The list says which user gets which token. The script checks the whole list before it assigns the first token: each
    row must name a user and a token, and no token may be in the list twice. Leading zeros of serial numbers count, so
    import the column as Text if you edit the list in Excel.

    The script emits one object for each row that was attempted: Email, TokenSerialNumber, TokenState and Problem. The
    rows that failed come last. A cell that a spreadsheet could run as a formula gets a ' in front. You can run the same
    list again: a token that is already assigned to its user is a result. The users set their PINs on My Page.

    Exit codes: 0 all tokens are assigned, 1 at least one row failed, 2 the list has an error or not all rows were
    attempted.

.PARAMETER Path
    The list, with the columns Email and TokenSerialNumber.

.PARAMETER Delimiter
    The character between the columns of the list. By default, a comma. Excel uses a semicolon in many countries.

.PARAMETER KeyPath
    The API key file that you saved from RSA's console.

.EXAMPLE
    ./Add-TokenBox.ps1 -Path box.csv -KeyPath ~/rsa.key | Export-Csv assigned.csv -NoTypeInformation -Encoding UTF8
    Assigns the tokens, and saves what happened.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [char] $Delimiter = ',',

    [Parameter(Mandatory)]
    [string] $KeyPath
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

function Protect-Cell($Text) { "$Text" -replace '^(?=[\s''"\p{C}]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20])', "'" }

function New-Outcome($Email, $SerialNumber, $State, $Problem) {
    [pscustomobject]@{
        Email = Protect-Cell $Email
        TokenSerialNumber = Protect-Cell $SerialNumber
        TokenState = Protect-Cell $State
        Problem = $Problem
    }
}

$failed = @()
$ending = $null
try {
    $rows = @(Import-Csv -LiteralPath $Path -Delimiter $Delimiter)
    if (-not $rows) {
        Write-Information "Nothing to do: the list $Path is empty." -InformationAction Continue
        exit 0
    }
    foreach ($column in 'Email', 'TokenSerialNumber') {
        if ($column -notin $rows[0].PSObject.Properties.Name) { throw "The list $Path has no column $column. Nothing was assigned. If its columns are separated by another character, use -Delimiter." }
        $empty = @($rows | Where-Object { -not "$($_.$column)".Trim() })
        if ($empty) { throw "$($empty.Count) of $($rows.Count) rows have no value in the column $column. Nothing was assigned." }
    }
    $repeated = @($rows | Group-Object { $_.TokenSerialNumber.Trim() } | Where-Object Count -GT 1)
    if ($repeated) { throw "The list contains a token more than once: $($repeated.Name -join ', '). Nothing was assigned." }

    Connect-RsaCloudAdmin -KeyPath $KeyPath
    if (-not $PSCmdlet.ShouldProcess("$($rows.Count) rows of $Path", 'Assign hardware tokens')) { exit 0 }
    $rows |
        Add-RsaUserHardwareToken -UserId { $_.Email } -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed |
        ForEach-Object { New-Outcome $_.Identity $_.TokenSerialNumber $_.TokenState $null }
    $exitCode = if ($failed) { 1 } else { 0 }
}
catch {
    $ending = $_
    # Without this, a message that this script throws is shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    $exitCode = 2
}

# The rows that failed are reported even if an error ended the run. That error is no row's, but may be among theirs.
# TargetObject is null if the row may contain a key.
foreach ($failure in $failed) {
    if ($failure -isnot [Management.Automation.ErrorRecord]) { continue }
    if ($ending -and [object]::ReferenceEquals($failure.Exception, $ending.Exception)) { continue }
    $row = $failure.TargetObject
    if ($null -eq $row) { $row = @{ Email = $null; TokenSerialNumber = $null } }
    Write-Warning $failure.Exception.Message
    New-Outcome $row.Email $row.TokenSerialNumber $null "$(($failure.FullyQualifiedErrorId -split ',')[0]): $($failure.Exception.Message)"
}
# A console may not show the table of a script that exits.
$problems = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count
if (-not $ending) { Write-Information "$($rows.Count - $problems) of $($rows.Count) tokens are assigned." -InformationAction Continue }
exit $exitCode
