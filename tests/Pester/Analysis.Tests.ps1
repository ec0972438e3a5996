# The version that CI installs. The rules differ between versions.
$HasAnalyzer = [bool] (Get-Module -FullyQualifiedName @{ ModuleName = 'PSScriptAnalyzer'; RequiredVersion = '1.25.0' } -ListAvailable)

# Only the PowerShell Gallery has the analyzer, so these tests run only on machines that have it installed.
Describe 'PSScriptAnalyzer' {
    BeforeAll {
        if (Get-Module PSScriptAnalyzer -ListAvailable) { Import-Module PSScriptAnalyzer -RequiredVersion 1.25.0 -ErrorAction SilentlyContinue }
    }

    # Checks the staged manifest, because the source manifest names files that are elsewhere in the repository.
    It 'finds nothing in <_>' -Skip:(-not $HasAnalyzer) -ForEach @(
        'build.ps1'
        'artifacts/module/RsaCloudAdmin/RsaCloudAdmin.psd1'
        'artifacts/module/RsaCloudAdmin/RsaCloudAdmin.Format.ps1xml'
        'docs/examples'
        'tests/Pester'
    ) {
        $path = Join-Path (Split-Path (Split-Path $PSScriptRoot)) $_
        Test-Path $path | Should -BeTrue
        $settings = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1')
        # The excluded rules apply to the Pester files only.
        if ($_ -ne 'tests/Pester') { $settings.Remove('ExcludeRules') }

        $found = Invoke-ScriptAnalyzer -Path $path -Recurse -Settings $settings

        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
