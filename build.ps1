#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Builds, tests, packs and installs the RsaCloudAdmin module.

.DESCRIPTION
    Requires the .NET SDK 10. Runs in PowerShell 7 and in Windows PowerShell 5.1.
    The exit code is not 0 if a task failed.

.PARAMETER Task
    Build     Builds the module into artifacts/module/RsaCloudAdmin. This is the default.
    Test      Runs all tests: the same as 'dotnet test'.
    Package   Builds the module, signs it if you specify a certificate, and creates four packages in artifacts/packages:
              the module for a gallery, the API client and its models for programs, and the emulator as a .NET tool.
    Accept    Creates the packages, installs the module's package to a separate folder, and runs the Pester tests against
              it in the PowerShell that runs this script. Downloads the pinned version of Pester from NuGet.
    Soak      Sends 20,000 operations to the emulator with every fault, and compares the outcomes with its records.
    Fuzz      Reads a million generated keys, responses, dates, names and rows.
    Cultures  Runs all tests under five cultures and two time zones. Takes half an hour. Requires Linux or macOS.
    Mutate    Changes the code in many places, and checks whether a test fails each time. Takes two hours.
    Cover     Measures which lines the tests run.
    Benchmark Measures the module and writes docs/benchmarks.md. Run nothing else on the computer meanwhile.
    Sign      Signs the files of the staged module that have no valid signature. Requires Windows and a certificate.
    Install   Builds the module and copies it to your module folder, for the edition of PowerShell that runs this
              script. Replaces the same version if it is installed. Other versions are kept.
    Clean     Removes all build output. Installed modules are kept.

.PARAMETER CertificateThumbprint
    For Package and Sign: the thumbprint of the code signing certificate, in your store or the computer's store.

.PARAMETER TimestampServer
    For Package and Sign: the address of a timestamp service, so that signatures stay valid after the certificate expires.

.PARAMETER ProjectUri
    For Package: the address of the project's page, for the manifest. The source has none, because each fork has its own.

.EXAMPLE
    ./build.ps1 -Task Package -ProjectUri https://git.example.com/rsacloudadmin
    Creates the packages, with the address of the project's page in them.

.EXAMPLE
    ./build.ps1 -Task Install
    Installs the module for the current user. Requires no administrator rights.

.EXAMPLE
    ./build.ps1 -Task Clean -WhatIf
    Lists the folders that the task would remove.
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Accept', 'Soak', 'Fuzz', 'Cultures', 'Mutate', 'Cover', 'Benchmark', 'Sign', 'Install', 'Clean')]
    [string] $Task = 'Build',

    [string] $CertificateThumbprint,

    [uri] $TimestampServer,

    [uri] $ProjectUri
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

# The version in global.json. A later one has code analysis rules that this code was not checked with.
$Sdk = 10
$StagedModule = Join-Path $PSScriptRoot 'artifacts/module/RsaCloudAdmin'
$SignedFiles = '.dll', '.ps1xml', '.psd1'

# Thrown for this script, not for a function in it, so that the error names the command that was typed.
$ThisScript = $PSCmdlet
function Exit-Script([string] $Id, [string] $Message) {
    $failure = New-Object System.InvalidOperationException $Message
    $ThisScript.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord $failure, $Id, InvalidOperation, $null))
}

function Assert-Sdk {
    $found = 'none was found on the PATH'
    if (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue) {
        $versions = @(dotnet --list-sdks) | ForEach-Object { [version] ($_ -split '[ -]')[0] } | Sort-Object -Descending
        if ($versions | Where-Object Major -EQ $Sdk) { return }
        $found = if ($versions) { "this computer has $($versions -join ', ')" } else { 'this computer has only a .NET runtime' }
    }
    Exit-Script SdkMissing "This script requires the .NET SDK $Sdk, but $found. Install it from https://dotnet.microsoft.com/download and open a new PowerShell window."
}

function Invoke-DotNet {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Command, [string] $Project, [string[]] $Option = @())

    if (-not $PSCmdlet.ShouldProcess($Project, "dotnet $Command")) { return }
    Assert-Sdk
    $path = Join-Path $PSScriptRoot $Project
    if ($Command -eq 'run') { & dotnet run --project $path @Option }
    elseif ($Command -eq 'test') { & dotnet test --solution $path @Option }
    else { & dotnet $Command $path --nologo @Option }
    if ($LASTEXITCODE -ne 0) {
        Exit-Script DotNetFailed "dotnet $Command failed with exit code $LASTEXITCODE. See its messages above."
    }
}

function Get-SigningCertificate([string] $Thumbprint) {
    # Checked before anything is built.
    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction SilentlyContinue)) {
        Exit-Script SigningNeedsWindows 'The module cannot be signed on this computer, because Authenticode signing requires Windows. Run this task on Windows, in Windows PowerShell or PowerShell 7.'
    }
    if (-not $Thumbprint) {
        Exit-Script CertificateMissing 'No certificate is specified. Use -CertificateThumbprint. To list your certificates for code signing, run: Get-ChildItem Cert:\CurrentUser\My -CodeSigningCert'
    }
    $certificate = Get-ChildItem -Path Cert:\CurrentUser\My, Cert:\LocalMachine\My -CodeSigningCert |
        Where-Object { $_.Thumbprint -eq $Thumbprint -and $_.HasPrivateKey } | Select-Object -First 1
    if (-not $certificate) {
        Exit-Script CertificateNotFound "The certificate $Thumbprint was not found in Cert:\CurrentUser\My or Cert:\LocalMachine\My. It must be a code signing certificate with its private key."
    }
    $certificate
}

function Invoke-Signing {
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate, [uri] $TimestampServer)

    $how = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256' }
    if ($TimestampServer) { $how.TimestampServer = $TimestampServer }
    $files = Get-ChildItem -LiteralPath $StagedModule -Recurse -File | Where-Object Extension -In $SignedFiles
    foreach ($file in $files) {
        # Microsoft's libraries are already signed. A second signature would replace the first.
        if ((Get-AuthenticodeSignature -LiteralPath $file.FullName).Status -eq 'Valid') { continue }
        if (-not $PSCmdlet.ShouldProcess($file.FullName, 'Sign')) { continue }
        $signature = Set-AuthenticodeSignature -LiteralPath $file.FullName @how
        if ($signature.Status -ne 'Valid') {
            Exit-Script SigningFailed "$($file.FullName) could not be signed: $($signature.StatusMessage)"
        }
        "Signed $($file.Name)"
    }
}

function Invoke-Packing([string] $Thumbprint, [uri] $TimestampServer, [uri] $ProjectUri) {
    # Fails before the build if the certificate cannot be used.
    $certificate = if ($Thumbprint) { Get-SigningCertificate -Thumbprint $Thumbprint }
    $options = @('--configuration', 'Release')
    if ($ProjectUri) { $options += "-p:ProjectUri=$ProjectUri" }
    else { Write-Warning 'The packages do not contain the address of a project page, which a gallery asks for. Specify it with -ProjectUri.' }

    Invoke-DotNet -Command build -Project src/RsaCloudAdmin.Emulator.Tool -Option $options
    if ($certificate) { Invoke-Signing -Certificate $certificate -TimestampServer $TimestampServer }
    # Without a build, which would replace the signed files.
    foreach ($project in 'RsaCloudAdmin', 'RsaCloudAdmin.Models', 'RsaCloudAdmin.Client', 'RsaCloudAdmin.Emulator.Tool') {
        Invoke-DotNet -Command pack -Project "src/$project" -Option ($options + '--no-build')
    }
}

# Returns the path of the pinned Pester, restored from NuGet. It does not have to be installed.
function Get-Pester {
    $project = 'tests/Pester/Pester.csproj'
    Invoke-DotNet -Command restore -Project $project | Out-Host
    $path = & dotnet msbuild (Join-Path $PSScriptRoot $project) -getProperty:PesterModule
    if ($LASTEXITCODE -ne 0 -or -not (Test-Path -LiteralPath $path)) {
        Exit-Script PesterMissing "Pester could not be restored from NuGet: $path"
    }
    $path
}

function Invoke-Acceptance {
    Import-Module (Get-Pester)
    Invoke-Packing
    $result = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/Pester') -Output Detailed -PassThru
    if ($result.Result -ne 'Passed') {
        Exit-Script AcceptanceFailed "$($result.FailedCount) of the tests failed. See their messages above."
    }
}

function Get-UserModuleFolder {
    $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
    if (-not $isDesktop -and -not $IsWindows) {
        $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME '.local/share' }
        return Join-Path $data 'powershell/Modules'
    }

    # Windows knows the folder, which may be redirected to a share or to OneDrive.
    $documents = [Environment]::GetFolderPath('MyDocuments')
    if (-not $documents) {
        Exit-Script NoModuleFolder 'The module cannot be installed: this account has no Documents folder, and so no module folder. Copy artifacts/module/RsaCloudAdmin to a folder in $env:PSModulePath.'
    }
    Join-Path $documents $(if ($isDesktop) { 'WindowsPowerShell\Modules' } else { 'PowerShell\Modules' })
}

# Copies to a temporary name and then renames, so that an import at the same time finds the complete old or new module.
function Copy-Whole([string] $From, [string] $To) {
    $quiet = @{ Force = $true; Confirm = $false; WhatIf = $false }
    $incoming = "$To.new-$PID"
    $outgoing = "$To.old-$PID"
    New-Item -ItemType Directory -Path (Split-Path $To) @quiet | Out-Null
    try {
        Copy-Item -LiteralPath $From -Destination $incoming -Recurse @quiet
        $replaces = Test-Path -LiteralPath $To
        if ($replaces) {
            try { [IO.Directory]::Move($To, $outgoing) }
            catch { Exit-Script ModuleInUse "$To could not be replaced and is unchanged: $($_.Exception.GetBaseException().Message) Close every PowerShell window that has imported the module, and run this task again." }
        }
        try { [IO.Directory]::Move($incoming, $To) }
        catch {
            if ($replaces) { [IO.Directory]::Move($outgoing, $To) }
            throw
        }
        $replaces
    }
    finally {
        # PowerShell ignores what remains, because its name is not a version.
        $incoming, $outgoing | Where-Object { Test-Path -LiteralPath $_ } | Remove-Item -Recurse -ErrorAction Continue @quiet
    }
}

function Install-BuiltModule {
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param()

    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'RsaCloudAdmin.psd1')).ModuleVersion
    $modules = Get-UserModuleFolder
    $target = Join-Path (Join-Path $modules 'RsaCloudAdmin') $version
    if (-not $PSCmdlet.ShouldProcess($target, "Install RsaCloudAdmin $version")) { return }

    $replaced = Copy-Whole -From $StagedModule -To $target
    "$(if ($replaced) { 'Replaced' } else { 'Installed' }) RsaCloudAdmin $version in $target"
    if (@($env:PSModulePath -split [IO.Path]::PathSeparator) -notcontains $modules) {
        Write-Warning "$modules is not in PSModulePath, so PowerShell does not find the module by its name. Import it with its path: Import-Module '$target'"
    }
    elseif (Get-Module RsaCloudAdmin) {
        'This session keeps the module that it has imported. To use the installed version, open a new PowerShell window.'
    }
    else {
        "To start, run: Connect-RsaCloudAdmin -KeyPath <the key file from RSA's console>"
    }
}

function Clear-Build {
    [CmdletBinding(SupportsShouldProcess)]
    param()

    $projects = Get-ChildItem -Path ('src', 'tests', 'docs' | ForEach-Object { Join-Path $PSScriptRoot $_ }) -Filter *.csproj -Recurse
    $folders = @(Join-Path $PSScriptRoot 'artifacts') + @(
        foreach ($project in $projects) {
            foreach ($name in 'bin', 'obj', 'TestResults') { Join-Path $project.DirectoryName $name }
        })
    foreach ($folder in $folders) {
        if ((Test-Path -LiteralPath $folder) -and $PSCmdlet.ShouldProcess($folder, 'Remove')) {
            Remove-Item -LiteralPath $folder -Recurse -Force -Confirm:$false
        }
    }
}

switch ($Task) {
    'Build' { Invoke-DotNet -Command build -Project src/RsaCloudAdmin }
    'Test' { Invoke-DotNet -Command test -Project RsaCloudAdmin.sln }
    'Package' { Invoke-Packing -Thumbprint $CertificateThumbprint -TimestampServer $TimestampServer -ProjectUri $ProjectUri }
    'Accept' { Invoke-Acceptance }
    'Soak' { Invoke-DotNet -Command run -Project tests/RsaCloudAdmin.Soak }
    'Fuzz' { Invoke-DotNet -Command run -Project tests/RsaCloudAdmin.Fuzzing }
    'Cultures' { & (Join-Path $PSScriptRoot 'tests/Test-Cultures.ps1') }
    'Mutate' { & (Join-Path $PSScriptRoot 'tests/Mutation/Mutate.ps1') }
    'Cover' { & (Join-Path $PSScriptRoot 'tests/Coverage/Cover.ps1') }
    'Benchmark' { Invoke-DotNet -Command run -Project tests/RsaCloudAdmin.Benchmarks -Option '--configuration', 'Release', '--', 'all' }
    'Sign' {
        $certificate = Get-SigningCertificate -Thumbprint $CertificateThumbprint
        Invoke-DotNet -Command build -Project src/RsaCloudAdmin
        Invoke-Signing -Certificate $certificate -TimestampServer $TimestampServer
    }
    'Install' {
        Invoke-DotNet -Command build -Project src/RsaCloudAdmin
        Install-BuiltModule
    }
    'Clean' { Clear-Build }
}
