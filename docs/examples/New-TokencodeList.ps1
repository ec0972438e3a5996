<#
.SYNOPSIS
    Issues emergency tokencodes for the users on a CSV list, and saves the codes in a file that only you can read.

.DESCRIPTION
    The codes let users sign in without their usual method. The file is made closed to everybody else: with mode 600 on
    Linux and macOS, and with an access list of only you on Windows. Hand out the codes, and delete the file.

    The file has the columns UserId, EmailAddress, UserName, EmergencyTokencode, ExpiresUtc and EmergencyTokencodeId. The
    address and the user name are those that the service confirmed. They are empty for a row that has only an id: the
    service does not look up users by id, and a name that only the list gives might be another user's.

    Each user gets one code. If a row names two different users, it fails and gets no code. If a row names a user of an
    earlier row, a warning says so, and the row is not in the failure file: nothing is left to do for it.

    An existing file for the codes is not touched. Do not run the whole list again because some rows failed: each run
    issues new codes. Correct the rows in the failure file, and run those, with another file for the codes. If no code was
    issued, there is no file for codes after the run.

    A row with OutcomeUnknown in the column Error needs a look first: its user may have a code already, and another run
    would issue a second one. Look at the user with Get-RsaUser. If they have what they need, remove the row. If they need
    a new code, empty the cell Error of the row. Until then, a run of the failure file skips the row, says so in a warning,
    and writes the row to its own failure file.

    An empty list is nothing to do: the script says so, ends with exit code 0, and makes and changes no file.

    In the files that this script writes, a cell that begins with =, +, -, @, a tab or a line break gets a ' in front: a
    spreadsheet would run it as a formula. Blanks, quotes and the full-width forms of these signs do not change that, and
    a ' is also set after a semicolon or a line break in the cell. When the script reads a list, it removes that ' again,
    so you can run a failure file as it is.

    An error may end the run before all rows were attempted, such as a key that is refused or a service that cannot be
    reached. The codes issued by then are in their file, and the rows that failed by then are in theirs. The error names
    the first row that was not attempted: make a list of it and the rows below it that are in neither file, without those
    that a warning calls a second row of a user, and run that list too.

    Exit codes: 0 all users have a code, 1 at least one row failed or was skipped, 2 not all rows were attempted. A 1 without a failure
    file of this run means that the script did not start: PowerShell also ends with 1 if it does not find the module, or
    if the execution policy forbids the script.

.PARAMETER Path
    The list, with a column UserId, Email or UserName. Other columns are only copied to the failure file: a column
    ExpirationDays is not read.

.PARAMETER KeyPath
    The key file that RSA's console saved.

.PARAMETER CodePath
    The file for the codes. It must not exist yet.

.PARAMETER FailurePath
    The file for the rows that failed, with all their columns and with Error, Message and ToDo. It contains no code. It
    replaces the failure file of an earlier run, and after a run without failures there is none. Any other file that
    exists is refused before the first code, and so are the list itself and the file for the codes.

.PARAMETER ExpirationDays
    The number of days that the codes work, the same for the whole list.

.EXAMPLE
    ./New-TokencodeList.ps1 -Path travelers.csv -KeyPath ~/rsa.key -CodePath codes.csv -ExpirationDays 3

.EXAMPLE
    ./New-TokencodeList.ps1 -Path failed.csv -KeyPath ~/rsa.key -CodePath more-codes.csv -FailurePath still-failed.csv
    Issues codes for the rows that failed, after you have corrected them.
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

# The user of such a row may have a code.
$InDoubt = 'OutcomeUnknown'

$SameFile = 'The failure file cannot be the file for the codes: it would overwrite them. Give this run another -FailurePath.'

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
    if ($row['Error'] -eq $InDoubt) { $row['ToDo'] += ' New-TokencodeList.ps1 skips this row until you empty its cell Error.' }
    Protect-Row ([pscustomobject] $row)
}

function Assert-Place([string] $File, [string] $Given, [string] $Parameter) {
    if ([IO.Directory]::Exists($File)) { throw "$Given is a folder. Give this run a file with -$Parameter." }
    if (-not [IO.Directory]::Exists([IO.Path]::GetDirectoryName($File))) {
        throw "The folder of the file $Given does not exist. Make the folder, or give this run another -$Parameter."
    }
}

# The row x is added because a file may have a header alone.
function Test-FailureFile([string] $File) {
    $text = Get-Content -LiteralPath $File -Raw
    try { $row = "$text`nx" | ConvertFrom-Csv -WarningAction SilentlyContinue | Select-Object -First 1 }
    catch { return $false }
    Test-FailedRow $row
}

function Test-FailedRow($Row) {
    $columns = @(if ($Row) { $Row.PSObject.Properties.Name })
    -not ('Error', 'Message', 'ToDo' | Where-Object { $_ -notin $columns })
}

function Test-RowInDoubt($Row) { (Test-FailedRow $Row) -and $Row.Error -eq $InDoubt }

# Makes a file that is closed to all others from the moment it exists, and opens it to write. A file or link that exists
# already is an error: somebody else may have put it there.
function New-PrivateFile([string] $File) {
    if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) {
        $options = [IO.FileStreamOptions] @{ Mode = 'CreateNew'; Access = 'Write'; Share = 'Read'; UnixCreateMode = 'UserRead, UserWrite' }
        return [IO.FileStream]::new($File, $options)
    }

    $access = [Security.AccessControl.FileSecurity]::new()
    $access.SetAccessRuleProtection($true, $false)
    $me = [Security.Principal.WindowsIdentity]::GetCurrent().User
    $access.AddAccessRule([Security.AccessControl.FileSystemAccessRule]::new($me, 'FullControl', 'Allow'))
    if ($PSVersionTable.PSEdition -eq 'Core') { return [IO.FileSystemAclExtensions]::Create([IO.FileInfo]::new($File), 'CreateNew', 'Write', 'Read', 4096, 'None', $access) }
    [IO.FileStream]::new($File, 'CreateNew', 'Write', 'Read', 4096, 'None', $access)
}

try {
    $codeFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CodePath)
    $failureFile = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($FailurePath)
    # It would be overwritten while rows of it are not attempted yet.
    if ($failureFile -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)) {
        throw 'The failure file cannot be the list itself. Give this run another -FailurePath.'
    }
    if ($failureFile -eq $codeFile) { throw $SameFile }
    $rows = @(Import-Csv -LiteralPath $Path | ForEach-Object { Unprotect-Row $_ })
    if (-not $rows) {
        Write-Information "Nothing to do: the list $Path is empty." -InformationAction Continue
        exit 0
    }
    Assert-Place $codeFile $CodePath CodePath
    Assert-Place $failureFile $FailurePath FailurePath
    if (Test-Path -LiteralPath $codeFile) {
        throw "The file $CodePath exists already, maybe with the codes of an earlier run. It is kept as it is. Give this run another -CodePath, and a list without the users who have a code."
    }
    $isNew = -not (Test-Path -LiteralPath $failureFile)
    if (-not $isNew -and -not (Test-FailureFile $failureFile)) {
        throw "The file $FailurePath exists already, and is not a failure file: it lacks the columns Error, Message and ToDo. It is kept as it is. Give this run another -FailurePath."
    }

    $skipped = @($rows | Where-Object { Test-RowInDoubt $_ })
    $todo = @($rows | Where-Object { -not (Test-RowInDoubt $_) })
    if (-not $PSCmdlet.ShouldProcess("$(Format-Count $todo.Count 'user') of $Path", "Issue emergency tokencodes for $(Format-Count $ExpirationDays 'day') into $CodePath")) { exit 0 }
    if ($skipped) {
        Write-Warning "Skipped $(Format-Count $skipped.Count 'row') of ${Path}: the user may have a code already, because an earlier run ended the row as $InDoubt. Look at the user with Get-RsaUser. Then remove the row, or empty its cell Error to issue a new code."
    }

    # Cultures have their own calendars, and computers their own time zones; the file must say the same everywhere.
    $expires = @{ Name = 'ExpiresUtc'; Expression = { if ($_.ExpirationDate) { $_.ExpirationDate.ToUniversalTime().ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) } } }
    $issued = 0
    $failed = @()

    # Stays open until the end, so that no other file can take its place. Each line is written at once. Windows PowerShell
    # reads UTF-8 only with a mark.
    try { $codes = [IO.StreamWriter]::new((New-PrivateFile $codeFile), [Text.UTF8Encoding]::new($PSVersionTable.PSEdition -eq 'Desktop')) }
    catch { throw "The file $CodePath could not be made: $($_.Exception.GetBaseException().Message) Give this run another -CodePath." }
    try {
        $codes.AutoFlush = $true
        # The two paths can lead to one file by a link.
        if ($isNew -and (Test-Path -LiteralPath $failureFile)) { throw $SameFile }
        # Another program may have it open, or it is not yours to change.
        try { [IO.File]::OpenWrite($failureFile).Dispose() }
        catch { throw "The file $FailurePath could not be written: $($_.Exception.GetBaseException().Message) Give this run another -FailurePath." }
        if ($isNew) { [IO.File]::Delete($failureFile) }
        Connect-RsaCloudAdmin -KeyPath $KeyPath

        $todo |
            Enable-RsaEmergencyTokencode -ExpirationDays $ExpirationDays -AsPlainText -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed |
            Select-Object -Property UserId, EmailAddress, UserName, EmergencyTokencode, $expires, EmergencyTokencodeId |
            ForEach-Object { $issued++; Protect-Row $_ } |
            ConvertTo-Csv -NoTypeInformation |
            ForEach-Object { $codes.WriteLine($_) }
    }
    finally {
        # However the run ends, the rows that failed by then are kept. What ended it is among their errors, as an exception.
        $told = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        foreach ($failure in $told) { Write-Warning $failure.Exception.Message }
        # The user of such a row is the user of another one: run again, the row would issue a second code.
        $failures = @($told | Where-Object { (Get-ErrorName $_) -ne 'DuplicateUser' })
        if ($failures) {
            # Without an encoding, Windows PowerShell writes ? for letters beyond ASCII.
            @($failures | ForEach-Object { ConvertTo-FailedRow $_ $rows[0] }) + @($skipped | ForEach-Object { Protect-Row $_ }) |
                Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8 -Confirm:$false
            Write-Warning "$($failures.Count) of $(Format-Count $todo.Count 'row') failed. See $FailurePath for the reasons and what to do."
        }
        $codes.Dispose()
        if ($issued -eq 0) { [IO.File]::Delete($codeFile) }
    }

    if ($failures) { exit 1 }
    if ($skipped) {
        $skipped | ForEach-Object { Protect-Row $_ } | Export-Csv -LiteralPath $FailurePath -NoTypeInformation -Encoding UTF8 -Confirm:$false
        exit 1
    }
    [IO.File]::Delete($failureFile)
    exit 0
}
catch {
    # A text that this script throws would be shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    exit 2
}
