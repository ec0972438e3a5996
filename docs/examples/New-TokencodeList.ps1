<#
.SYNOPSIS
    Issues emergency tokencodes for the users of a CSV list, and saves the codes in a file that only you can read.

.DESCRIPTION
    Users sign in with the codes instead of their usual method. Hand out the codes, and then delete the file. Nobody else
    can open it: it has mode 600 on Linux and macOS, and an access list with only you on Windows.

    The file has the columns UserId, EmailAddress, UserName, EmergencyTokencode, ExpiresUtc and EmergencyTokencodeId.
    EmailAddress and UserName are those that the service confirmed. They are empty if the row has only an id: the service
    does not look up users by id, and a name from the list might be another user's.

    Each user gets one code. A row that names two different users fails, and gets no code. If a row names the user of an
    earlier row, a warning says so. This row is not in the failure file, because its user already has a code or is in the
    failure file with the earlier row.

    Do not run the whole list again because some rows failed: each run issues new codes. Correct the rows in the failure
    file, and run that file with another file for the codes. An existing file for the codes is never changed. If no code
    was issued, no file for the codes remains.

    Check each row whose column Error is OutcomeUnknown: the user may already have a code, and another run would issue a
    second one. Check the user with Get-RsaUser. If they need no other code, remove the row. If they need a new code,
    clear the Error cell of the row. Otherwise, a run of the failure file skips the row with a warning, and writes it to
    its own failure file.

    If the list is empty, the script says so, ends with exit code 0, and changes no file.

    A cell that begins with =, +, -, @, a tab or a line break could run as a formula in a spreadsheet. In the files that
    this script writes, such a cell gets a ' in front. The same applies if spaces, quotes or full-width forms of these
    signs come first, and after a semicolon or a line break within a cell. When the script reads a list, it removes this
    ', so you can run a failure file unchanged.

    An error can end the run before all rows were attempted, for example if the key is refused or the service cannot be
    reached. The codes issued so far are in the file for the codes, and the rows that failed so far are in the failure
    file. The error names the first row that was not attempted. Create a list of this row and the rows below it. Leave out
    rows that are in one of the two files, and rows that a warning names as a second row of a user. Then run that list.

    Exit codes: 0 all users have a code, 1 at least one row failed or was skipped, 2 not all rows were attempted.
    Exit code 1 without a failure file of this run means that the script did not start: PowerShell also ends with 1 if it
    does not find the module, or if the execution policy forbids the script.

.PARAMETER Path
    The list, with a column UserId, Email or UserName. Other columns, such as ExpirationDays, are not read; they are only
    copied to the failure file.

.PARAMETER KeyPath
    The API key file that you saved from RSA's console.

.PARAMETER CodePath
    The file for the codes. It must not exist yet.

.PARAMETER FailurePath
    The file for the rows that failed. It has all columns of the list, and Error, Message and ToDo. It contains no code.
    The script replaces the failure file of an earlier run, and deletes it if no row failed. Any other existing file, the
    list and the file for the codes are refused before a code is issued.

.PARAMETER ExpirationDays
    The number of days until the codes expire, from 1 to 7, for the whole list.

.EXAMPLE
    ./New-TokencodeList.ps1 -Path travelers.csv -KeyPath ~/rsa.key -CodePath codes.csv -ExpirationDays 3
    Issues codes that are valid for three days, and saves them in codes.csv.

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

# The user of a row with this error may have a code.
$InDoubt = 'OutcomeUnknown'

$SameFile = 'The failure file cannot be the file for the codes: it would overwrite them. Specify another -FailurePath.'

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
    if ($row['Error'] -eq $InDoubt) { $row['ToDo'] += ' New-TokencodeList.ps1 skips this row until you clear its Error cell.' }
    Protect-Row ([pscustomobject] $row)
}

function Assert-Place([string] $File, [string] $Given, [string] $Parameter) {
    if ([IO.Directory]::Exists($File)) { throw "$Given is a folder. Specify a file with -$Parameter." }
    if (-not [IO.Directory]::Exists([IO.Path]::GetDirectoryName($File))) {
        throw "The folder of the file $Given does not exist. Create the folder, or specify another -$Parameter."
    }
}

# The file may contain only a header: the added row x makes ConvertFrom-Csv return its columns.
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

# Only you can access the file from the moment it exists. An existing file or link is an error: somebody else may have
# created it.
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
    # The run may end before all rows were attempted; the list must not be overwritten.
    if ($failureFile -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)) {
        throw 'The failure file cannot be the list itself. Specify another -FailurePath.'
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
        throw "The file $CodePath already exists. It may contain the codes of an earlier run, and was not changed. Specify another -CodePath, and a list without the users who have a code."
    }
    $isNew = -not (Test-Path -LiteralPath $failureFile)
    if (-not $isNew -and -not (Test-FailureFile $failureFile)) {
        throw "The file $FailurePath already exists, and is not a failure file: it lacks the columns Error, Message and ToDo. It was not changed. Specify another -FailurePath."
    }

    $skipped = @($rows | Where-Object { Test-RowInDoubt $_ })
    $todo = @($rows | Where-Object { -not (Test-RowInDoubt $_) })
    if (-not $PSCmdlet.ShouldProcess("$(Format-Count $todo.Count 'user') of $Path", "Issue emergency tokencodes for $(Format-Count $ExpirationDays 'day') into $CodePath")) { exit 0 }
    if ($skipped) {
        Write-Warning "Skipped $(Format-Count $skipped.Count 'row') of ${Path}: the user may already have a code, because the row ended as $InDoubt in an earlier run. Check the user with Get-RsaUser. Then remove the row, or clear its Error cell to issue a new code."
    }

    # The file must not depend on the culture or the time zone of this computer.
    $expires = @{ Name = 'ExpiresUtc'; Expression = { if ($_.ExpirationDate) { $_.ExpirationDate.ToUniversalTime().ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) } } }
    $issued = 0
    $failed = @()

    # Open until the end: nobody can replace the file meanwhile. Windows PowerShell reads UTF-8 only with a byte order mark.
    try { $codes = [IO.StreamWriter]::new((New-PrivateFile $codeFile), [Text.UTF8Encoding]::new($PSVersionTable.PSEdition -eq 'Desktop')) }
    catch { throw "The file $CodePath could not be created: $($_.Exception.GetBaseException().Message) Specify another -CodePath." }
    try {
        $codes.AutoFlush = $true
        # A link can make both paths name one file.
        if ($isNew -and (Test-Path -LiteralPath $failureFile)) { throw $SameFile }
        # The file may be open in another program or read-only. Find out before a code is issued.
        try { [IO.File]::OpenWrite($failureFile).Dispose() }
        catch { throw "The file $FailurePath could not be written: $($_.Exception.GetBaseException().Message) Specify another -FailurePath." }
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
        # Keeps the failed rows however the run ends. $failed also contains the exception that ended it.
        $told = @($failed | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        foreach ($failure in $told) { Write-Warning $failure.Exception.Message }
        # Another run of such a row would issue a second code for its user.
        $failures = @($told | Where-Object { (Get-ErrorName $_) -ne 'DuplicateUser' })
        if ($failures) {
            # By default, Windows PowerShell writes ? for letters outside ASCII.
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
    # Without this, a message that this script throws is shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    exit 2
}
