<#
.SYNOPSIS
    Puts small faults into the code, one at a time, and tells which of them no test notices.

.DESCRIPTION
    Fails if fewer than 85 percent are noticed. The reports are artifacts/mutation/<part>/reports/mutation-report.html.
    Takes up to an hour for each part, and the whole computer: tests that wait for something fail on one that is busy.

.PARAMETER Part
    What to put faults into: the client, or the cmdlets' pipeline.
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [ValidateSet('client', 'pipeline')]
    [string[]] $Part = @('client', 'pipeline')
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$Reports = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'artifacts/mutation'

Push-Location $PSScriptRoot
try {
    & dotnet tool restore
    if ($LASTEXITCODE -ne 0) { throw "dotnet tool restore ended with exit code $LASTEXITCODE. Its own messages stand above." }
    $failed = @(
        foreach ($name in $Part) {
            & dotnet stryker --config-file "$name.json" --output (Join-Path $Reports $name) --skip-version-check | Out-Host
            if ($LASTEXITCODE -ne 0) { $name }
        })
    if ($failed) { throw "Too many faults went unnoticed, or none could be tried, in: $($failed -join ', ')." }
}
finally {
    Pop-Location
}
