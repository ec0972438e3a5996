# Shared by the tests: the packed module, an emulated service, and a separate PowerShell process of the same edition.
Set-StrictMode -Version 3

$Root = Split-Path (Split-Path $PSScriptRoot)
$Manifest = Import-PowerShellDataFile (Join-Path $Root 'RsaCloudAdmin.psd1')
$Session = @{}

function Get-PackageFolder {
    [CmdletBinding()]
    param()

    Join-Path $Root 'artifacts/packages'
}

# Unpacks the package as a gallery client does, and sets the module path to its folder and PowerShell's own.
function Install-PackedModule {
    [CmdletBinding()]
    param()

    $package = Join-Path (Get-PackageFolder) "RsaCloudAdmin.$($Manifest.ModuleVersion).nupkg"
    if (-not (Test-Path -LiteralPath $package)) { throw "There is no package at '$package'. Make it by: ./build.ps1 -Task Package" }
    $Session.Modules = New-TemporaryFolder
    $target = Join-Path $Session.Modules "RsaCloudAdmin/$($Manifest.ModuleVersion)"
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory($package, $target)
    foreach ($envelope in '_rels', 'package', '[Content_Types].xml', 'RsaCloudAdmin.nuspec') {
        Remove-Item -LiteralPath (Join-Path $target $envelope) -Recurse -Force
    }
    $Session.ModulePath = $env:PSModulePath
    $env:PSModulePath = $Session.Modules + [IO.Path]::PathSeparator + (Join-Path $PSHOME 'Modules')
    Import-Module RsaCloudAdmin -Global
}

function Uninstall-PackedModule {
    [CmdletBinding()]
    param()

    Remove-Module RsaCloudAdmin -ErrorAction Ignore
    $env:PSModulePath = $Session.ModulePath
    # The assemblies stay loaded in this process, and on Windows their files cannot be deleted.
    Remove-Item -LiteralPath $Session.Modules -Recurse -Force -ErrorAction Ignore
}

function Start-Emulator {
    [CmdletBinding()]
    param()

    $Session.Folder = New-TemporaryFolder
    $keyPath = Join-Path $Session.Folder 'emulator.key'
    $program = Join-Path $Root 'src/RsaCloudAdmin.Emulator.Tool/bin/Release/net10.0/RsaCloudAdmin.Emulator.Tool.dll'
    $start = New-Object Diagnostics.ProcessStartInfo 'dotnet', "`"$program`" serve --users 20 --key-path `"$keyPath`""
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $Session.Process = [Diagnostics.Process]::Start($start)
    do {
        $line = $Session.Process.StandardOutput.ReadLine()
        if ($line -match 'running at (http\S+)') { $address = [uri] $Matches[1] }
        if ($line -like '*Connect-RsaCloudAdmin*-ClientId*') { $connectClient = $line.Trim() }
    } until ($null -eq $line -or $line -like 'Press Ctrl+C*')
    if (-not $address) {
        Remove-Item -LiteralPath $Session.Folder -Recurse -Force
        throw 'The emulator did not start.'
    }
    $Session.Control = $address.GetLeftPart('Authority') + '/emulator'
    [pscustomobject] @{ KeyPath = $keyPath; Folder = $Session.Folder; ConnectClient = $connectClient }
}

function Stop-Emulator {
    [CmdletBinding()]
    param()

    try {
        # Lets the emulator delete its keys before it ends.
        Invoke-RestMethod "$($Session.Control)/stop" -Method Post | Out-Null
        if (-not $Session.Process.WaitForExit(60000)) { throw 'The emulator did not stop.' }
    }
    finally {
        if (-not $Session.Process.HasExited) { $Session.Process.Kill() }
        Remove-Item -LiteralPath $Session.Folder -Recurse -Force
    }
}

# Restores the initial state of all users and removes all faults.
function Reset-Emulator {
    [CmdletBinding()]
    param()

    Invoke-RestMethod "$($Session.Control)/reset" -Method Post | Out-Null
    Set-EmulatorFault ''
}

function Set-EmulatorFault {
    [CmdletBinding()]
    param([string] $Fault)

    Invoke-RestMethod "$($Session.Control)/faults" -Method Put -Body $Fault | Out-Null
}

function Get-EmulatorUser {
    [CmdletBinding()]
    param()

    (Invoke-RestMethod "$($Session.Control)/users").users
}

# Runs a script in a separate PowerShell, with prepared answers to its prompts. Returns its output as text.
function Invoke-PowerShell {
    [CmdletBinding()]
    param([string] $Script, [string[]] $Answer = @())

    $file = Join-Path (New-TemporaryFolder) 'script.ps1'
    Set-Content -LiteralPath $file -Value $Script -Encoding UTF8
    $name = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell.exe' } else { 'pwsh' }
    $start = New-Object Diagnostics.ProcessStartInfo (Join-Path $PSHOME $name), "-NoProfile -ExecutionPolicy Bypass -File `"$file`""
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    foreach ($line in $Answer) { $process.StandardInput.WriteLine($line) }
    $process.StandardInput.Close()
    $errors = $process.StandardError.ReadToEndAsync()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    Remove-Item -LiteralPath (Split-Path $file) -Recurse -Force
    $output + $errors.Result
}

# Returns the calls in the cmdlets' specifications. $given contains the users.
function Get-CmdletCall {
    [CmdletBinding()]
    param()

    foreach ($cmdlet in Get-Command -Module RsaCloudAdmin) {
        $specification = Join-Path $Root "tests/RsaCloudAdmin.Tests/Cmdlets/$($cmdlet.Name -replace '-')Tests.cs"
        foreach ($example in Select-String -LiteralPath $specification -Pattern '^\[Example(?:\("([^"]*)")?') {
            [pscustomobject] @{
                Name = $cmdlet.Name
                Verb = $cmdlet.Verb
                Asks = $cmdlet.Parameters.ContainsKey('WhatIf')
                Script = "$(if ($cmdlet.Parameters.ContainsKey('UserId')) { '$given | ' })$($cmdlet.Name) $($example.Matches[0].Groups[1].Value)"
            }
        }
    }
}

function New-TemporaryFolder {
    [CmdletBinding()]
    param()

    $folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N'))
    [IO.Directory]::CreateDirectory($folder).FullName
}

Export-ModuleMember -Function *-*
