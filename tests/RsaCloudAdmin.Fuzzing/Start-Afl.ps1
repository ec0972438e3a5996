#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Runs afl-fuzz to find inputs that make the client fail, guided by coverage of the client's code.

.DESCRIPTION
    Requires afl-fuzz (package afl++ in Debian) and the tool SharpFuzz.CommandLine, which instruments the client's code. The
    tool is installed beside the build if it is not on the PATH. The run starts with inputs from this program's generators.
    The exit code is 1 if afl-fuzz found a crash or a hang. Each finding is a file. To reproduce one:
    dotnet run --project tests/RsaCloudAdmin.Fuzzing -- target KIND < FILE

.PARAMETER Kind
    The kind of input.

.PARAMETER Seconds
    The duration of the run in seconds.

.EXAMPLE
    tests/RsaCloudAdmin.Fuzzing/Start-Afl.ps1 -Kind json-responses -Seconds 3600
#>

#Requires -Version 7
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('key-files', 'jwks', 'pem', 'json-responses', 'retry-after', 'dates', 'identities')]
    [string] $Kind = 'json-responses',

    [ValidateRange(1, [int]::MaxValue)]
    [int] $Seconds = 300
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# A separate build, because instrumented code runs under afl-fuzz only.
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
# Must run before the instrumentation, because instrumented code runs under afl-fuzz only.
dotnet $main corpus $Kind $corpus
& $tool (Join-Path $program 'RsaCloudAdmin.Client.dll')

$env:AFL_SKIP_BIN_CHECK = 1
$env:AFL_SKIP_CPUFREQ = 1
$env:AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES = 1
$env:AFL_NO_UI = 1
$env:DOTNET_TieredPGO = 0
# No memory limit (-m none), because .NET reserves much more memory than it uses.
afl-fuzz -i $corpus -o $found -V $Seconds -t 10000 -m none -- dotnet $main target $Kind

$figures = @{}
Get-Content (Join-Path $found 'default/fuzzer_stats') | ForEach-Object {
    $name, $value = $_ -split '\s*:\s*', 2
    $figures[$name] = $value
}
'{0} inputs run, {1} code paths found, {2} crashes, {3} hangs' -f $figures.execs_done, $figures.corpus_count, $figures.saved_crashes, $figures.saved_hangs
exit [int] ($figures.saved_crashes -ne '0' -or $figures.saved_hangs -ne '0')
