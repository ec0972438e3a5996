$HasAnalyzer = [bool] (Get-Module PSScriptAnalyzer -ListAvailable)

Describe 'PSScriptAnalyzer' {
    # The staged manifest is the source's, completed; the source's own names files that lie elsewhere in the tree.
    It 'finds nothing in <_>' -Skip:(-not $HasAnalyzer) -ForEach @(
        'build.ps1'
        'artifacts/module/RsaCloudAdmin/RsaCloudAdmin.psd1'
        'artifacts/module/RsaCloudAdmin/RsaCloudAdmin.Format.ps1xml'
        'tests/Pester'
    ) {
        $path = Join-Path (Split-Path (Split-Path $PSScriptRoot)) $_
        Test-Path $path | Should -BeTrue

        $found = Invoke-ScriptAnalyzer -Path $path -Recurse -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1')

        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
