. (Join-Path $PSScriptRoot Session.ps1)

Describe 'The guided tour of the sandbox' {
    # No Reset-Emulator: it would remove the spare hardware token that the tour assigns.
    It 'runs to its end in this PowerShell too, and leaves the users as expected' {
        $tour = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'src/RsaCloudAdmin.Sandbox/Tour/Tour.ps1'
        $address = (Get-Content -LiteralPath $KeyPath -Raw | ConvertFrom-Json).adminRestApiUrl
        # The tour reads these two files in its folder. Only the first user has an id, and the last one does not exist.
        Copy-Item -LiteralPath $KeyPath -Destination (Join-Path $Service.Folder 'sandbox.key')
        @(
            [pscustomobject] @{ UserId = @(Get-EmulatorUser)[0].id; Email = 'user1@example.com'; TokenSerialNumber = '1000000001' }
            [pscustomobject] @{ UserId = ''; Email = 'user2@example.com'; TokenSerialNumber = '1000000002' }
            [pscustomobject] @{ UserId = ''; Email = 'user3@example.com'; TokenSerialNumber = '1000000003' }
            [pscustomobject] @{ UserId = ''; Email = 'nobody@example.com'; TokenSerialNumber = '' }
        ) | Export-Csv (Join-Path $Service.Folder 'users.csv') -NoTypeInformation

        $output = Invoke-PowerShell @"
Set-Location -LiteralPath '$($Service.Folder)'
& '$tour' -ServiceUri '$address'
"exit code: `$LASTEXITCODE"
"errors: `$(`$Error.ForEach({ (`$_.FullyQualifiedErrorId -split ',')[0] }))"
"@

        $output | Should -Match '(?m)^exit code: 10\r?$'
        # The user who does not exist.
        $output | Should -Match '(?m)^errors: UserNotFound\r?$'
        $users = @(Get-EmulatorUser)[0..3]
        $users.emailAddress | Should -Be @('user1@example.com', 'user2@example.com', 'user3@example.com', 'user4@example.com')
        $users.isTokenLocked | Should -Be @($false, $false, $false, $true)
        $users.isSmsLocked | Should -Be @($false, $false, $false, $true)
        $users.isVoiceLocked | Should -Be @($false, $false, $false, $true)
        $users.hasEmergencyTokencode | Should -Be @($false, $true, $true, $false)
        Connect-RsaCloudAdmin $KeyPath
        Get-RsaUserAuthenticator user3@example.com -Kind Device | Should -BeNullOrEmpty
        (Get-RsaHardwareToken '000200000001').UserId | Should -Be $users[2].id
        '1000000001', '1000000002', '1000000003' | Get-RsaHardwareToken | ForEach-Object TokenStatus | Should -Be @('Enabled', 'Enabled', 'Enabled')
    }
}
