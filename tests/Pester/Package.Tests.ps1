. (Join-Path $PSScriptRoot Session.ps1)

Describe 'The package' {
    It 'is what this session imported' {
        (Get-Module RsaCloudAdmin).ModuleBase | Should -BeLike "$([IO.Path]::GetTempPath().TrimEnd('/', '\'))*"
    }

    It 'has a complete manifest' {
        $module = Test-ModuleManifest (Get-Module RsaCloudAdmin).Path.Replace('.dll', '.psd1') -WarningVariable warnings

        $warnings | Should -BeNullOrEmpty
        $module.PowerShellVersion | Should -Be ([version] '5.1')
        $module.DotNetFrameworkVersion | Should -Be ([version] '4.7.2')
        $module.CompatiblePSEditions | Sort-Object | Should -Be @('Core', 'Desktop')
        $module.Tags | Should -Contain 'PSEdition_Desktop'
        $module.LicenseUri | Should -Not -BeNullOrEmpty
        $module.ReleaseNotes | Should -Match 'Unlock-RsaUserMethod'
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be (Get-Command -Module RsaCloudAdmin | Sort-Object Name).Name
    }

    It 'is installed from a gallery, into a home with no modules, and used from there' -Skip:(-not (Get-Command Install-PSResource -ErrorAction Ignore)) {
        $homeFolder = Join-Path $Service.Folder 'home'
        $null = New-Item -ItemType Directory $homeFolder
        $variables = @{ HOME = $homeFolder; USERPROFILE = $homeFolder; XDG_DATA_HOME = ''; PSModulePath = '' }
        $before = @{}
        foreach ($name in $variables.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $variables[$name])
        }
        try {
            $output = Invoke-PowerShell @"
`$ProgressPreference = 'SilentlyContinue'
Register-PSResourceRepository Packed -Uri '$(Get-PackageFolder)' -Trusted
Install-PSResource RsaCloudAdmin -Repository Packed -Scope CurrentUser
Connect-RsaCloudAdmin '$KeyPath'
"user: `$((Get-RsaUser user1).EmailAddress)"
"from: `$((Get-Module RsaCloudAdmin).ModuleBase)"
Uninstall-PSResource RsaCloudAdmin
"@
        }
        finally {
            foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        }

        $output | Should -Match 'user: user1@example\.com'
        if ([IO.Path]::DirectorySeparatorChar -eq '/') { $output | Should -Match ([regex]::Escape("from: $homeFolder")) }
    }
}
