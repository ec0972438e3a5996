. (Join-Path $PSScriptRoot Session.ps1)

Describe 'What a session shows, writes into its transcript and exports' {
    BeforeAll {
        $JwkPath = [regex]::Match($Service.ConnectClient, "-KeyPath '([^']+)'").Groups[1].Value

        # Excludes -AsPlainText, whose results contain the code. Disconnecting comes last.
        $Calls = @(Get-CmdletCall | Where-Object { $_.Verb -ne 'Connect' -and $_.Script -notmatch '-AsPlainText' } | Sort-Object { $_.Verb -eq 'Disconnect' }, Name)

        # The calls of sessions that differ only in how they sign in, or in how the service fails.
        $SomeCalls = @($Calls | Where-Object Name -In 'Enable-RsaEmergencyTokencode', 'Get-RsaUser', 'New-RsaEnrollmentCode', 'Test-RsaCloudAdminConnection', 'Unlock-RsaUserMethod', 'Disconnect-RsaCloudAdmin')

        # Returns all that a session with these cmdlets shows, logs and exports, as one text, and the codes issued. Some of
        # the results of each cmdlet are the input of the next one.
        function Invoke-WholeSession([string] $Connect, [object[]] $Calls) {
            $folder = Join-Path $Service.Folder ([guid]::NewGuid().ToString('N'))
            $null = New-Item -ItemType Directory $folder
            $output = Invoke-PowerShell @"
`$VerbosePreference = `$DebugPreference = 'Continue'
`$null = Start-Transcript '$folder/transcript.txt'
`$connection = $Connect -PassThru -RetryTimeoutSec 0
`$connection | Format-List *
`$connection | Export-Clixml '$folder/connection.xml' -Depth 5
`$connection | ConvertTo-Json -Depth 3
`$returned = `$all = @()
$(@($Calls | ForEach-Object { "`$given = @('user1', 'user2', 'nobody') + `$returned; `$returned = @(@($($_.Script)) | Select-Object -First 6); `$returned; `$returned | Format-List *; `$returned | ConvertTo-Json; `$all += `$returned" }) -join "`n")
$(@($Calls | Where-Object Asks | ForEach-Object { "$($_.Script) -WhatIf" }) -join "`n")
Get-RsaCloudAdminConnection Nowhere; Disconnect-RsaCloudAdmin Nowhere; Get-RsaUser user1
`$Error | Format-List * -Force
`$Error | Export-Clixml '$folder/errors.xml' -Depth 3
`$Error.ForEach({ "`$(`$_.Exception)"; "`$(`$_.TargetObject)"; "`$(`$_.InvocationInfo.Line)" })
`$Error.Exception | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue
`$null = Stop-Transcript
[IO.File]::WriteAllLines('$folder/codes.txt', [string[]] @(foreach (`$issued in `$all | Where-Object { `$_.PSObject.Methods['AsPlainText'] }) {
    foreach (`$code in `$issued.PSObject.Properties | Where-Object Value -Is securestring) { `$issued.AsPlainText().(`$code.Name) }
}))
"@
            $codes = @(Get-Content "$folder/codes.txt")
            Remove-Item "$folder/codes.txt"
            [pscustomobject] @{ Text = $output + (Get-ChildItem $folder | ForEach-Object { Get-Content -LiteralPath $_.FullName -Raw }); Codes = $codes }
        }

        # No sixteen consecutive characters of a key may be shown, even across line breaks.
        function Get-Leak([string] $Text, [string[]] $Secrets) {
            $unbroken = $Text -replace '\s', ''
            foreach ($secret in $Secrets) {
                for ($i = 0; $i -eq 0 -or $i + 16 -le $secret.Length; $i++) {
                    $piece = $secret.Substring($i, [Math]::Min(16, $secret.Length))
                    # No piece contains white space.
                    if ($unbroken.Contains($piece)) { $piece }
                }
            }
            # A bearer token or an assertion: the header of both begins with "eyJ".
            [regex]::Matches($Text, 'eyJ[A-Za-z0-9_-]{13}') | ForEach-Object Value
        }

        $KeySecrets = @((Get-Content $KeyPath -Raw | ConvertFrom-Json).accessKey -split '\\n|\n' | Where-Object { $_ -and $_ -notlike '-*' }) +
            (Get-Content $JwkPath -Raw | ConvertFrom-Json).d
    }

    BeforeEach { Reset-Emulator }

    It 'is scanned for each cmdlet' {
        @($Calls.Name) + 'Connect-RsaCloudAdmin' | Sort-Object -Unique | Should -Be ((Get-Module RsaCloudAdmin).ExportedCmdlets.Keys | Sort-Object)
        $KeySecrets.Count | Should -BeGreaterThan 10
    }

    It 'has a scan that finds what is there' {
        $line = $KeySecrets[3]
        Get-Leak "x$($line.Substring(5, 20))y" $KeySecrets | Should -Not -BeNullOrEmpty
        Get-Leak ($line.Substring(5, 10) + "`n   " + $line.Substring(15, 10)) $KeySecrets | Should -Not -BeNullOrEmpty
        Get-Leak 'the code is 83927461.' '83927461' | Should -Not -BeNullOrEmpty
        Get-Leak 'nothing' $KeySecrets | Should -BeNullOrEmpty
    }

    It 'tells what was done and no secret, signing in with <Way>' -ForEach @(
        @{ Way = 'a key file'; Connect = { "Connect-RsaCloudAdmin '$KeyPath'" } }
        @{ Way = 'the file itself'; Connect = { "Get-Item '$KeyPath' | Connect-RsaCloudAdmin" } }
        @{ Way = 'a text from a vault'; Connect = { "ConvertTo-SecureString ([IO.File]::ReadAllText('$KeyPath')) -AsPlainText -Force | Connect-RsaCloudAdmin" } }
        @{ Way = 'a variable'; Connect = { "& { `$env:RSA_CLOUD_ADMIN_KEY = [IO.File]::ReadAllText('$KeyPath'); Connect-RsaCloudAdmin -FromEnvironment @args }" } }
        @{ Way = 'an OAuth client'; Connect = { $Service.ConnectClient } }
        @{ Way = 'an OAuth client from an object'; Connect = { "[pscustomobject] @{ $(($Service.ConnectClient -replace '^Connect-RsaCloudAdmin ' -replace "-(\w+) '?([^ ']+)'?", '$1 = ''$2'';')) } | Connect-RsaCloudAdmin" } }
    ) {
        $session = Invoke-WholeSession (& $Connect) $(if ($Way -in 'a key file', 'an OAuth client') { $Calls } else { $SomeCalls })

        $session.Text | Should -Match 'user1'
        $session.Text | Should -Match 'VERBOSE:'
        $session.Text | Should -Match 'Transcript'
        $session.Codes.Count | Should -BeGreaterThan 1
        Get-Leak $session.Text ($KeySecrets + $session.Codes) | Should -BeNullOrEmpty
    }

    It 'tells no secret when the service has the fault <_>' -ForEach '401', '403', '429', '500', 'malformed-after', 'reset', 'html', 'redirect' {
        Set-EmulatorFault $_

        $session = Invoke-WholeSession "Connect-RsaCloudAdmin '$KeyPath' -SkipCheck" $(if ($_ -eq 'reset') { $Calls } else { $SomeCalls })

        $session.Text | Should -Match 'Could not'
        Get-Leak $session.Text ($KeySecrets + $session.Codes) | Should -BeNullOrEmpty
    }
}
