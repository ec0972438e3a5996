#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Builds, tests, packs and installs the RsaCloudAdmin module.

.DESCRIPTION
    Needs the .NET SDK 10, which does the work. Runs in PowerShell 7 and in Windows PowerShell 5.1.
    Ends with an exit code other than 0 if something went wrong.

.PARAMETER Task
    Build     Builds the module into artifacts/module/RsaCloudAdmin. This is the default.
    Test      Runs all tests: the same as 'dotnet test'.
    Package   Builds the module, signs it if a certificate is given, and makes four packages in artifacts/packages: the
              module for a gallery, the API client and its models for programs, and the emulator as a .NET tool.
    Accept    Makes the packages, installs the module's into a folder of its own, and runs the Pester tests against it in
              the PowerShell that runs this script. Gets the Pester that this repository pins from NuGet.
    Soak      Puts 20,000 operations through a service with every fault, and balances the books.
    Fuzz      Gives a million made-up keys, answers, dates, names and rows to what reads them.
    Cultures  Runs all tests under five cultures and two time zones. Takes half an hour. Needs Linux or macOS.
    Mutate    Tests the tests: changes the code here and there, and looks whether a test notices. Takes two hours.
    Cover     Measures which lines the tests run.
    Benchmark Measures, and writes docs/benchmarks.md. Needs a computer that does nothing else meanwhile.
    Sign      Signs the staged module: every file that its maker has not signed already. Needs Windows and a certificate.
    Install   Builds the module and copies it to your own module folder, for the edition of PowerShell that runs
              this script. The same version, if installed already, is replaced as a whole; other versions stay.
    Clean     Removes all that was built. What is installed stays.

.PARAMETER CertificateThumbprint
    For Package and Sign: which code signing certificate to sign with, of those in your store or the computer's.

.PARAMETER TimestampServer
    For Package and Sign: the address of a time stamping service, so that signatures outlast the certificate.

.PARAMETER ProjectUri
    For Package: the address of the project's page, for the manifest. The source names none, since forks have their own.

.EXAMPLE
    ./build.ps1 -Task Package -ProjectUri https://git.example.com/rsacloudadmin
    Makes the packages, with the address of the project's page in them.

.EXAMPLE
    ./build.ps1 -Task Install
    Installs the module for you alone. Needs no administrator's rights.

.EXAMPLE
    ./build.ps1 -Task Clean -WhatIf
    Shows which folders would be removed.
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

# The one that global.json asks for: a later one has rules that this code has not been held to.
$Sdk = 10
$StagedModule = Join-Path $PSScriptRoot 'artifacts/module/RsaCloudAdmin'
$SignedFiles = '.dll', '.ps1xml', '.psd1'

# Thrown for this script, not for one of its functions, so that the message stands under the name of what was typed.
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
    Exit-Script SdkMissing "This needs the .NET SDK $Sdk, and $found. Get it from https://dotnet.microsoft.com/download and open a new PowerShell window."
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
        Exit-Script DotNetFailed "dotnet $Command failed with exit code $LASTEXITCODE. Its own messages stand above."
    }
}

function Get-SigningCertificate([string] $Thumbprint) {
    # Told before anything is built, and not found out file by file.
    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction SilentlyContinue)) {
        Exit-Script SigningNeedsWindows 'Signing needs Windows: Authenticode signatures cannot be made here. Run this task there, in Windows PowerShell or in PowerShell 7.'
    }
    if (-not $Thumbprint) {
        Exit-Script CertificateMissing 'Say which certificate to sign with: -CertificateThumbprint. Those that can sign code: Get-ChildItem Cert:\CurrentUser\My -CodeSigningCert'
    }
    $certificate = Get-ChildItem -Path Cert:\CurrentUser\My, Cert:\LocalMachine\My -CodeSigningCert |
        Where-Object { $_.Thumbprint -eq $Thumbprint -and $_.HasPrivateKey } | Select-Object -First 1
    if (-not $certificate) {
        Exit-Script CertificateNotFound "No certificate with the thumbprint $Thumbprint, for code signing and with its private key, is in Cert:\CurrentUser\My or Cert:\LocalMachine\My."
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
        # Microsoft's libraries come signed; a second signature would take the place of the first.
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
    # What can be known to fail is found out before the build.
    $certificate = if ($Thumbprint) { Get-SigningCertificate -Thumbprint $Thumbprint }
    $options = @('--configuration', 'Release')
    if ($ProjectUri) { $options += "-p:ProjectUri=$ProjectUri" }
    else { Write-Warning 'The packages name no project page. A gallery asks for one: -ProjectUri' }

    Invoke-DotNet -Command build -Project src/RsaCloudAdmin.Emulator.Tool -Option $options
    if ($certificate) { Invoke-Signing -Certificate $certificate -TimestampServer $TimestampServer }
    # Without a build of its own: that would stage the files anew, unsigned.
    foreach ($project in 'RsaCloudAdmin', 'RsaCloudAdmin.Models', 'RsaCloudAdmin.Client', 'RsaCloudAdmin.Emulator.Tool') {
        Invoke-DotNet -Command pack -Project "src/$project" -Option ($options + '--no-build')
    }
}

# The path of the Pester that this repository pins. NuGet serves it, so it does not have to be installed.
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
        Exit-Script AcceptanceFailed "$($result.FailedCount) of the tests failed. Their messages stand above."
    }
}

function Get-UserModuleFolder {
    $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
    if (-not $isDesktop -and -not $IsWindows) {
        $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME '.local/share' }
        return Join-Path $data 'powershell/Modules'
    }

    # Asked of Windows: the folder may be redirected to a share or to OneDrive.
    $documents = [Environment]::GetFolderPath('MyDocuments')
    if (-not $documents) {
        Exit-Script NoModuleFolder 'This account has no Documents folder, so it has no module folder of its own. Copy artifacts/module/RsaCloudAdmin to one of $env:PSModulePath yourself.'
    }
    Join-Path $documents $(if ($isDesktop) { 'WindowsPowerShell\Modules' } else { 'PowerShell\Modules' })
}

# Whoever imports the module meanwhile finds the old one or the new one whole: the copy is made beside, then renamed.
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
            catch { Exit-Script ModuleInUse "$To could not be replaced, and was left as it is: $($_.Exception.GetBaseException().Message) Close every PowerShell that has the module imported, and try again." }
        }
        try { [IO.Directory]::Move($incoming, $To) }
        catch {
            if ($replaces) { [IO.Directory]::Move($outgoing, $To) }
            throw
        }
        $replaces
    }
    finally {
        # A leftover cannot be mistaken for the module: its name is no version.
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
        Write-Warning "PowerShell does not look for modules in $modules. Import this one by its path: Import-Module '$target'"
    }
    elseif (Get-Module RsaCloudAdmin) {
        'This session goes on with the module that it has imported. Open a new one to use what was installed.'
    }
    else {
        "Begin with: Connect-RsaCloudAdmin -KeyPath <the key file that RSA's console saved>"
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
