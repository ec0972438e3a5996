. (Join-Path $PSScriptRoot Session.ps1)

Describe 'Beside the session' {
    BeforeEach {
        Reset-Emulator
        Connect-RsaCloudAdmin $KeyPath
    }

    It 'ForEach-Object -Parallel has a connection in each runspace' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $found = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Connect-RsaCloudAdmin $using:KeyPath
            (Get-RsaUser "user$_@example.com").Identity
            Disconnect-RsaCloudAdmin
        }

        $found | Sort-Object | Should -Be (1..8 | ForEach-Object { "user$_@example.com" })
        (Get-RsaUser user1).EmailAddress | Should -Be 'user1@example.com'
    }

    It 'Start-Job gives users that can be piped on' {
        $job = Start-Job { Connect-RsaCloudAdmin $using:KeyPath; 'user1', 'user2' | Get-RsaUser }
        $users = $job | Receive-Job -Wait -AutoRemoveJob

        $users[0].PSObject.TypeNames[0] | Should -Be 'Deserialized.RsaCloudAdmin.RsaUser'
        $users[0].IsTokenLocked | Should -BeOfType bool
        $users[0].CreationDate | Should -BeOfType datetime
        $users[0].CreationDate.Kind | Should -Be Local
        $status = $users | Unlock-RsaUserMethod
        $status.UserId | Should -Be $users.UserId
        $status.IsTokenLocked | Should -Be @($false, $false)
    }

    It 'Start-ThreadJob gives live objects' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob { Connect-RsaCloudAdmin $using:KeyPath; Get-RsaUser user3 }
        $user = $job | Receive-Job -Wait -AutoRemoveJob

        $user | Should -BeOfType RsaCloudAdmin.RsaUser
        ($user | Unlock-RsaUserMethod).IsTokenLocked | Should -BeFalse
    }
}
