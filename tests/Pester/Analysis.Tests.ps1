# The version that CI installs: each has rules of its own.
$HasAnalyzer = [bool] (Get-Module -FullyQualifiedName @{ ModuleName = 'PSScriptAnalyzer'; RequiredVersion = '1.25.0' } -ListAvailable)

# Only the PowerShell Gallery has the analyzer, so a machine that has it installed runs these tests.
Describe 'PSScriptAnalyzer' {
    BeforeAll {
        if (Get-Module PSScriptAnalyzer -ListAvailable) { Import-Module PSScriptAnalyzer -RequiredVersion 1.25.0 -ErrorAction SilentlyContinue }
    }

    # The staged manifest is the source's, completed; the source's own names files that lie elsewhere in the tree.
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
        # What is left out concerns Pester's own files alone.
        if ($_ -ne 'tests/Pester') { $settings.Remove('ExcludeRules') }

        $found = Invoke-ScriptAnalyzer -Path $path -Recurse -Settings $settings

        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
