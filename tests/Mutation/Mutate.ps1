<#
.SYNOPSIS
    Changes the code in small ways, one at a time, and reports the changes that no test notices.

.DESCRIPTION
    Fails if the tests notice fewer than 88 percent of the changes of the client, or 90 percent of those of the pipeline.
    The reports are artifacts/mutation/<part>/reports/mutation-report.html. Takes up to one hour for each part. Don't use
    the computer meanwhile, because tests that wait for something fail on a busy computer.

.PARAMETER Part
    The part to change: the client, or the cmdlets' pipeline. The default is both.
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
    if ($LASTEXITCODE -ne 0) { throw "dotnet tool restore ended with exit code $LASTEXITCODE. See the messages above." }
    $failed = @(
        foreach ($name in $Part) {
            & dotnet stryker --config-file "$name.json" --output (Join-Path $Reports $name) --skip-version-check | Out-Host
            if ($LASTEXITCODE -ne 0) { $name }
        })
    if ($failed) { throw "Too many changes were not noticed, or the run failed, for: $($failed -join ', '). See the messages above." }
}
finally {
    Pop-Location
}
