<#
.SYNOPSIS
    Reports which lines of the shipped code the tests run, and fails if they are fewer than required.

.DESCRIPTION
    The shipped code consists of the cmdlets, the client, the models and the loader. The module is measured in its staging
    folder, as users get it. The report is artifacts/coverage/report/index.html.

.PARAMETER Least
    The required percentage of lines. The default is 95.
#>
#Requires -Version 5.1
[CmdletBinding()]
param([int] $Least = 95)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$Root = Split-Path (Split-Path $PSScriptRoot)
$Folder = Join-Path $Root 'artifacts/coverage'
$Programs = 'RsaCloudAdmin.Client.Tests', 'RsaCloudAdmin.Loading.Tests', 'RsaCloudAdmin.Tests'

function Invoke-Native([string] $What, [string[]] $With) {
    & $What @With
    if ($LASTEXITCODE -ne 0) { throw "$What $($With[0..1]) ended with exit code $LASTEXITCODE. See the messages above." }
}

if (Test-Path $Folder) { Remove-Item $Folder -Recurse -Force }
Push-Location $Root
try {
    Invoke-Native dotnet 'tool', 'restore'
    foreach ($program in $Programs) { Invoke-Native dotnet 'build', "tests/$program", '--nologo' }
    foreach ($program in $Programs) {
        Invoke-Native dotnet 'msbuild', 'tests/Coverage', '-nologo', '-restore', '-t:Cover', "-p:Program=$program"
    }
    Invoke-Native dotnet 'reportgenerator', "-reports:$Folder/*.xml", "-targetdir:$Folder/report", '-reporttypes:Html;TextSummary', "-sourcedirs:$Root",
        "minimumCoverageThresholds:lineCoverage=$Least"
}
finally {
    Pop-Location
    if (Test-Path "$Folder/report/Summary.txt") { Get-Content "$Folder/report/Summary.txt" }
}
