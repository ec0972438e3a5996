BeforeAll {
    Import-Module (Join-Path $PSScriptRoot Acceptance.psm1)
    Install-PackedModule
    $Service = Start-Sandbox
    $KeyPath = $Service.KeyPath
}

AfterAll {
    Stop-Sandbox
    Uninstall-PackedModule
}

Describe 'A transcript' {
    It 'tells what was done, and no secret' {
        Reset-Sandbox
        $transcript = Join-Path $Service.Folder 'transcript.txt'
        $codes = Join-Path $Service.Folder 'codes.txt'

        $output = Invoke-PowerShell @"
`$VerbosePreference = `$DebugPreference = 'Continue'
`$null = Start-Transcript '$transcript'
Connect-RsaCloudAdmin '$KeyPath' -PassThru | Format-List *
`$issued = 'user1', 'user2' | Enable-RsaEmergencyTokencode
`$issued
`$issued | Format-List *
'nobody' | Enable-RsaEmergencyTokencode
`$Error | Format-List * -Force
Get-RsaCloudAdminConnection | ConvertTo-Json -Depth 5
`$null = Stop-Transcript
[IO.File]::WriteAllLines('$codes', [string[]] `$issued.ForEach({ `$_.AsPlainText().EmergencyTokencode }))
"@

        $secrets = @(Get-Content $codes)
        $secrets.Count | Should -Be 2
        # The lines of the key, as the file has them.
        $secrets += ((Get-Content $KeyPath -Raw | ConvertFrom-Json).accessKey -split '\\n|\n' | Where-Object { $_.Length -gt 40 })
        $secrets.Count | Should -BeGreaterThan 10
        $text = $output + (Get-Content $transcript -Raw)
        $text | Should -Match 'user1'
        $text | Should -Match 'VERBOSE:'
        foreach ($secret in $secrets) { $text.Contains($secret) | Should -BeFalse }
        # A bearer token: "eyJ" begins the header of each.
        $text | Should -Not -MatchExactly 'eyJ[A-Za-z0-9_-]{20}'
    }
}
