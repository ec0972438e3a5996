<#
.SYNOPSIS
    Reports whose sign-in methods were locked, and why, as a CSV file and as an HTML page.

.DESCRIPTION
    Reads the user events of a day, finds those that report a locked method, and adds what failed before: the failed
    attempts of the same user in the hour before the lock. Run it every night after midnight, for example with a task
    like the one of Register-UnlockTask.ps1. By default, it reports the whole day before, so nightly reports neither
    overlap nor leave a gap. The service keeps user events for 40 days.

    A password that is locked in the directory (event code 224) is not counted as a lock.

    The columns of the files are LockedAt, User, Method, Application, Attempts and Why. User is the user as the service
    names them in its events, often an id. A cell that a spreadsheet could run as a formula gets a ' in front.

    Exit codes: 0 the report is complete, 2 the events could not be read completely or a file could not be written. If
    the events are incomplete, no file is written.

.PARAMETER KeyPath
    The API key file that you saved from RSA's console.

.PARAMETER CsvPath
    The CSV file to write. An existing file is replaced.

.PARAMETER HtmlPath
    The HTML page to write. An existing file is replaced.

.PARAMETER Before
    Only locks not later than this time. Without a time zone, the time is local. By default, the start of today.

.PARAMETER After
    Only locks later than this time. By default, one day before -Before.

.EXAMPLE
    ./New-LockReport.ps1 -KeyPath ~/rsa.key -CsvPath locks.csv -HtmlPath locks.html
    Reports the locks of yesterday.

.EXAMPLE
    ./New-LockReport.ps1 -KeyPath ~/rsa.key -CsvPath locks.csv -HtmlPath locks.html -Before (Get-Date)
    Reports the locks of the last 24 hours.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $KeyPath,

    [Parameter(Mandatory)]
    [string] $CsvPath,

    [Parameter(Mandatory)]
    [string] $HtmlPath,

    [datetime] $Before = (Get-Date).Date,

    [datetime] $After = $Before.AddDays(-1)
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# "Method locked". Other codes, such as 35, report attempts to sign in with a method that is locked already.
$Locked = '2'

# Users choose some of these texts, such as the names of their devices.
function Protect-Cell($Text) { "$Text" -replace '^(?=[\s''"\p{C}]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20])', "'" }

try {
    if ($PSCmdlet.GetUnresolvedProviderPathFromPSPath($CsvPath) -eq $PSCmdlet.GetUnresolvedProviderPathFromPSPath($HtmlPath)) {
        throw 'The CSV file and the HTML page must be different files. No file was written.'
    }
    # A time without a time zone is local.
    $start = $After.ToUniversalTime()
    $end = $Before.ToUniversalTime()
    if ($start -ge $end) { throw '-After must be earlier than -Before. No file was written.' }
    Connect-RsaCloudAdmin -KeyPath $KeyPath
    # The attempts before the first lock may be older.
    $events = @(Get-RsaUserEvent -After $start.AddHours(-1) -Before $end -WarningVariable warnings)
    if ($warnings) { throw "The report may be incomplete, so it was not written: $warnings" }
    $locks = @($events | Where-Object { "$($_.EventCode)" -as [int] -eq $Locked })
    if ($locks | Where-Object { -not $_.EventLogDate }) { throw 'The service sent a lock without a time. The report was not written.' }
    $failures = $events | Where-Object { $_.EventLevel -eq 'error' -and $_.EventCode -ne $Locked } | Group-Object UserId -AsHashTable -AsString
    if (-not $failures) { $failures = @{} }

    $report = @(
        foreach ($lock in $locks | Where-Object { $_.EventLogDate.ToUniversalTime() -gt $start }) {
            $attempts = @($failures["$($lock.UserId)"] | Where-Object { $_ -and $_.EventLogDate -le $lock.EventLogDate -and $_.EventLogDate -gt $lock.EventLogDate.AddHours(-1) })
            $why = $attempts | Group-Object { if ($_.Meaning) { $_.Meaning } else { $_.EventDescription } } | Sort-Object Count -Descending | ForEach-Object { "$($_.Count) x $($_.Name)" }
            [pscustomobject]@{
                LockedAt = $lock.EventLogDate.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)
                User = Protect-Cell $lock.UserId
                Method = Protect-Cell $lock.Method
                Application = Protect-Cell $lock.Application
                Attempts = $attempts.Count
                Why = Protect-Cell ($why -join '; ')
            }
        })

    $title = "Locked sign-in methods, $($start.ToLocalTime().ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)) to $($end.ToLocalTime().ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture))"
    $style = '<style>body { font-family: sans-serif } table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: 4px 8px; text-align: left }</style>'
    $page = $report | ConvertTo-Html -Head "<meta charset=`"utf-8`" /><title>$title</title>$style" -PreContent "<h1>$title</h1>" -PostContent "<p>$($report.Count) locked.</p>"
    $table = if ($report) { $report | ConvertTo-Csv -NoTypeInformation } else { '"LockedAt","User","Method","Application","Attempts","Why"' }

    # Both texts are complete before the first file is written.
    Set-Content -LiteralPath $CsvPath -Value $table -Encoding UTF8
    Set-Content -LiteralPath $HtmlPath -Value $page -Encoding UTF8
    exit 0
}
catch {
    # Without this, a message that this script throws is shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    exit 2
}
