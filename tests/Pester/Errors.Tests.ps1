. (Join-Path $PSScriptRoot Session.ps1)

Describe 'What goes wrong' {
    BeforeEach {
        Reset-Emulator
        Connect-RsaCloudAdmin $KeyPath
    }

    It 'is caught by its type, with the row, where errors are to stop the run' {
        $caught = $null
        $before = New-Object Collections.Generic.List[object]
        try { 'user1', 'nobody', 'user2' | Get-RsaUser -ErrorAction Stop | ForEach-Object { $before.Add($_) } }
        catch [RsaCloudAdmin.RsaCloudAdminException] { $caught = $_ }

        # Results of requests that were already sent are also emitted.
        $before[0].Identity | Should -Be 'user1'
        $caught.FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        $caught.TargetObject | Should -Be 'nobody'
        $caught.CategoryInfo.Category | Should -Be ObjectNotFound
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'stops the run by $ErrorActionPreference too' {
        $ErrorActionPreference = 'Stop'

        { 'nobody', 'user1' | Unlock-RsaUserMethod } | Should -Throw -ErrorId 'UserNotFound,*'
    }

    It 'is a missing connection when there is none' {
        Disconnect-RsaCloudAdmin

        { Get-RsaUser user1 -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*'
    }
}

Describe '-Confirm' {
    BeforeEach { Reset-Emulator }

    It 'asks about each user, and leaves those alone whom it was not to touch' {
        $output = Invoke-PowerShell -Answer 'y', 'n' -Script @"
Connect-RsaCloudAdmin '$KeyPath'
'user1', 'user2' | Unlock-RsaUserMethod -Confirm -ThrottleLimit 1 | ForEach-Object { "done: `$(`$_.Identity)" }
"@

        $output | Should -Match 'done: user1'
        $output | Should -Not -Match 'done: user2'
        (Get-EmulatorUser | Select-Object -First 2).isTokenLocked | Should -Be @($false, $true)
    }

    It 'is not asked for where it was switched off' {
        $ConfirmPreference = 'Low'
        Connect-RsaCloudAdmin $KeyPath

        (Unlock-RsaUserMethod user1 -Confirm:$false).IsTokenLocked | Should -BeFalse
    }
}
