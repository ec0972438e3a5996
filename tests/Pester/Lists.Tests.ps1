. (Join-Path $PSScriptRoot Session.ps1)

Describe 'A CSV list' {
    BeforeEach {
        Reset-Emulator
        Connect-RsaCloudAdmin $KeyPath
        $List = Join-Path $Service.Folder 'users.csv'
        Get-EmulatorUser | ForEach-Object { [pscustomobject] @{ Email = $_.emailAddress; Note = "note, of $($_.id)" } } | Export-Csv $List -NoTypeInformation
    }

    It 'is worked through in its order, and its results can be exported' {
        $done = Join-Path $Service.Folder 'done.csv'

        Import-Csv $List | Unlock-RsaUserMethod | Export-Csv $done -NoTypeInformation

        $rows = @(Import-Csv $done)
        $rows.Identity | Should -Be (Import-Csv $List).Email
        $rows.UserId | Should -Be (Get-EmulatorUser).id
        $rows.IsTokenLocked | Select-Object -Unique | Should -Be 'False'
        (Get-EmulatorUser).isTokenLocked | Should -Not -Contain $true
    }

    It 'gives back the rows that failed, to be exported and run again' {
        $again = Join-Path $Service.Folder 'again.csv'
        $rows = @(Import-Csv $List | Select-Object -First 3)
        $rows[1].Email = 'nobody@example.com'

        $done = $rows | Unlock-RsaUserMethod -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.TargetObject | Export-Csv $again -NoTypeInformation

        $done.Identity | Should -Be @($rows[0].Email, $rows[2].Email)
        $left = @(Import-Csv $again)
        $left.Count | Should -Be 1
        $left[0].Email | Should -Be 'nobody@example.com'
        $left[0].Note | Should -Be $rows[1].Note
    }

    It 'goes from cmdlet to cmdlet' {
        $withdrawn = Import-Csv $List | Select-Object -First 2 | Enable-RsaEmergencyTokencode -ExpirationDays 3 | Disable-RsaEmergencyTokencode

        @($withdrawn).Count | Should -Be 2
        (Get-EmulatorUser | Select-Object -First 2).emergencyTokencodesIssued | Should -Be @(1, 1)
        (Get-EmulatorUser).hasEmergencyTokencode | Should -Not -Contain $true
    }

    It 'ends at once when no more is wanted, whatever hangs' {
        $users = (Get-EmulatorUser).id
        $since = New-Object Diagnostics.Stopwatch
        $rows = {
            $users[0..2]
            # The first three rows are done; all later ones hang.
            $deadline = [DateTime]::UtcNow.AddSeconds(30)
            while (@(Get-EmulatorUser | Where-Object isTokenLocked -EQ $false).Count -lt 3) {
                if ([DateTime]::UtcNow -gt $deadline) { throw 'Three users were to be unlocked.' }
            }
            Set-EmulatorFault 'hang'
            $users[3..9]
        }

        $first = & $rows | Unlock-RsaUserMethod -ThrottleLimit 8 | ForEach-Object { $since.Restart(); $_ } | Select-Object -First 3
        $elapsed = $since.ElapsedMilliseconds

        $first.UserId | Should -Be $users[0..2]
        # The promise is 100 ms, but a busy computer may take longer.
        $elapsed | Should -BeLessThan 1000
        Write-Information "      Returned $elapsed ms after the third result." -InformationAction Continue
    }

    It 'is not touched by -WhatIf' {
        Import-Csv $List | Select-Object -First 2 | Unlock-RsaUserMethod -WhatIf

        (Get-EmulatorUser).isTokenLocked | Should -Not -Contain $false
    }
}
