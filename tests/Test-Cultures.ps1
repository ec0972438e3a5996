<#
.SYNOPSIS
    Runs all tests under cultures and time zones that often cause bugs.

.DESCRIPTION
    Turkish has a different letter I. German and Finnish use a decimal comma, and Finnish has its own minus sign and time
    format. Arabic and Thai use other calendars. The time zones are 14 hours ahead of UTC and 14 hours behind, the largest
    offsets that .NET supports. Requires Linux or macOS, where a process takes its culture and time zone from environment
    variables.

.PARAMETER Culture
    The cultures. The default is all of them.

.EXAMPLE
    ./tests/Test-Cultures.ps1 -Culture th-TH
#>

#Requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateSet('tr-TR', 'de-DE', 'ar-SA', 'fi-FI', 'th-TH')]
    [string[]] $Culture = @('tr-TR', 'de-DE', 'ar-SA', 'fi-FI', 'th-TH')
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
if ($IsWindows) { throw 'This needs Linux or macOS: Windows gives every process the culture and the time zone of its settings.' }

# No real time zone is 14 hours behind UTC, so this writes a time zone file for one (RFC 8536).
function Export-ZoneFile([int] $Hours) {
    $big = { param($number) $bytes = [BitConverter]::GetBytes([int] $number); [array]::Reverse($bytes); $bytes }
    $counts = 0, 0, 0, 0, 1, 4 | ForEach-Object { & $big $_ }
    $file = New-TemporaryFile
    [IO.File]::WriteAllBytes($file, [byte[]](@([char[]] 'TZif') + @(0) * 16 + $counts + (& $big ($Hours * 3600)) + 0, 0 + [char[]] 'FAR' + 0))
    $file
}

$farWest = Export-ZoneFile -Hours -14
$zones = @{ 'tr-TR' = 'Pacific/Kiritimati'; 'de-DE' = $farWest; 'ar-SA' = $farWest; 'fi-FI' = 'Pacific/Kiritimati'; 'th-TH' = $farWest }
$solution = Join-Path $PSScriptRoot '../RsaCloudAdmin.sln'
$before = $env:LC_ALL, $env:TZ
try {
    dotnet build $solution --nologo --verbosity quiet
    if ($LASTEXITCODE -ne 0) { throw "The build failed with exit code $LASTEXITCODE. See its messages above." }
    $failed = foreach ($name in $Culture) {
        $env:LC_ALL = "$($name.Replace('-', '_')).UTF-8"
        $env:TZ = "$($zones[$name])"
        $here = & (Join-Path $PSHOME 'pwsh') -NoProfile -Command '"$([cultureinfo]::CurrentCulture.Name) $([TimeZoneInfo]::Local.BaseUtcOffset.TotalHours.ToString([cultureinfo]::InvariantCulture))"'
        # If the culture's data or the time zone is missing, .NET silently uses a default, and the run would prove nothing.
        if ($here -notin "$name 14", "$name -14") { throw "This computer does not know $name, or not its time zone: .NET took $here." }
        "== $name, $($here.Split(' ')[1]) hours from UTC" | Out-Host
        dotnet test --solution $solution --no-build | Out-Host
        if ($LASTEXITCODE -ne 0) { $name }
    }
}
finally {
    $env:LC_ALL, $env:TZ = $before
    Remove-Item $farWest
}
if ($failed) { throw "Tests failed under $($failed -join ', '). See their messages above." }
"All tests passed under $($Culture -join ', ')."
