#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Has afl-fuzz look for inputs that the client comes to grief over, guided by the ways they take through its code.

.DESCRIPTION
    Needs afl-fuzz (Debian's package afl++) and the tool SharpFuzz.CommandLine, which marks the client's code: it is
    installed beside the build if it is not on the PATH. Begins with inputs that the generators of this program make.
    Ends with 1 if a crash or a hang was found; each is a file, which is judged again by:
    dotnet run --project tests/RsaCloudAdmin.Fuzzing -- target KIND < FILE

.PARAMETER Kind
    The kind of input.

.PARAMETER Seconds
    How long it looks.

.EXAMPLE
    tests/RsaCloudAdmin.Fuzzing/Start-Afl.ps1 -Kind json-answers -Seconds 3600
#>

#Requires -Version 7
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('key-files', 'jwks', 'pem', 'json-answers', 'retry-after', 'dates', 'identities')]
    [string] $Kind = 'json-answers',

    [ValidateRange(1, [int]::MaxValue)]
    [int] $Seconds = 300
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# A build of its own: marked code runs under afl-fuzz only.
$work = Join-Path $PSScriptRoot '../../artifacts/afl'
$program = Join-Path $work 'program'
$corpus = Join-Path $work "corpus/$Kind"
$found = Join-Path $work "found/$Kind"
if (-not $PSCmdlet.ShouldProcess($found, "afl-fuzz for $Seconds seconds")) { return }

Get-Command afl-fuzz -CommandType Application | Out-Null
$tool = Get-Command sharpfuzz -CommandType Application -ErrorAction SilentlyContinue
if (-not $tool) {
    $tools = Join-Path $work 'tools'
    if (-not (Test-Path (Join-Path $tools 'sharpfuzz*'))) {
        dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path $tools
    }
    $tool = Get-Command (Join-Path $tools 'sharpfuzz')
}

Remove-Item -LiteralPath $program, $corpus, $found -Recurse -Force -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Path $found -Force | Out-Null
dotnet publish $PSScriptRoot --output $program --nologo --verbosity quiet
$main = Join-Path $program 'RsaCloudAdmin.Fuzzing.dll'
# Before the code is marked, which runs under afl-fuzz only from then on.
dotnet $main corpus $Kind $corpus
& $tool (Join-Path $program 'RsaCloudAdmin.Client.dll')

$env:AFL_SKIP_BIN_CHECK = 1
$env:AFL_SKIP_CPUFREQ = 1
$env:AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES = 1
$env:AFL_NO_UI = 1
$env:DOTNET_TieredPGO = 0
# Its memory is .NET's, which reserves much more than it uses.
afl-fuzz -i $corpus -o $found -V $Seconds -t 10000 -m none -- dotnet $main target $Kind

$figures = @{}
Get-Content (Join-Path $found 'default/fuzzer_stats') | ForEach-Object {
    $name, $value = $_ -split '\s*:\s*', 2
    $figures[$name] = $value
}
'{0} inputs run, {1} ways found, {2} crashes, {3} hangs' -f $figures.execs_done, $figures.corpus_count, $figures.saved_crashes, $figures.saved_hangs
exit [int] ($figures.saved_crashes -ne '0' -or $figures.saved_hangs -ne '0')
