<#
.SYNOPSIS
    Builds, tests and installs the RsaCloudAdmin module.

.DESCRIPTION
    Needs the .NET SDK 10 or later, which does the work. Runs in PowerShell 7 and in Windows PowerShell 5.1.
    Ends with an exit code other than 0 if something went wrong.

.PARAMETER Task
    Build    Builds the module into artifacts/module/RsaCloudAdmin. This is the default.
    Test     Runs all tests: the same as 'dotnet test'.
    Install  Builds the module and copies it to your own module folder, for the edition of PowerShell that runs
             this script. The same version, if installed already, is replaced as a whole; other versions stay.
    Clean    Removes all that was built. What is installed stays.

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
    [ValidateSet('Build', 'Test', 'Install', 'Clean')]
    [string] $Task = 'Build'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$LeastSdk = 10
$StagedModule = Join-Path $PSScriptRoot 'artifacts/module/RsaCloudAdmin'

# Thrown for this script, not for one of its functions, so that the message stands under the name of what was typed.
$ThisScript = $PSCmdlet
function Exit-Script([string] $Id, [string] $Message) {
    $failure = New-Object System.InvalidOperationException $Message
    $ThisScript.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord $failure, $Id, InvalidOperation, $null))
}

function Assert-Sdk {
    $found = 'none was found on the PATH'
    if (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue) {
        $newest = @(dotnet --list-sdks) | ForEach-Object { [version] ($_ -split '[ -]')[0] } | Sort-Object -Descending | Select-Object -First 1
        if ($newest -and $newest.Major -ge $LeastSdk) { return }
        $found = if ($newest) { "the newest here is $newest" } else { 'this computer has only a .NET runtime' }
    }
    Exit-Script SdkMissing "This needs the .NET SDK $LeastSdk or later, and $found. Get it from https://dotnet.microsoft.com/download and open a new PowerShell window."
}

function Invoke-DotNet {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Command, [string] $Project)

    if (-not $PSCmdlet.ShouldProcess($Project, "dotnet $Command")) { return }
    Assert-Sdk
    & dotnet $Command (Join-Path $PSScriptRoot $Project) --nologo
    if ($LASTEXITCODE -ne 0) {
        Exit-Script DotNetFailed "dotnet $Command failed with exit code $LASTEXITCODE. Its own messages stand above."
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

    $projects = Get-ChildItem -Path (Join-Path $PSScriptRoot 'src'), (Join-Path $PSScriptRoot 'tests') -Directory
    $folders = @(Join-Path $PSScriptRoot 'artifacts') + @(
        foreach ($project in $projects) {
            foreach ($name in 'bin', 'obj', 'TestResults') { Join-Path $project.FullName $name }
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
    'Install' {
        Invoke-DotNet -Command build -Project src/RsaCloudAdmin
        Install-BuiltModule
    }
    'Clean' { Clear-Build }
}
