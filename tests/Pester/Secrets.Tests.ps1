BeforeAll {
    Import-Module (Join-Path $PSScriptRoot Acceptance.psm1)
    Install-PackedModule
    $Service = Start-Emulator
    $KeyPath = $Service.KeyPath
    $JwkPath = [regex]::Match($Service.ConnectClient, "-KeyPath '([^']+)'").Groups[1].Value

    # Each cmdlet, with users that there are and that there are not.
    $Calls = [ordered] @{
        'Get-RsaCloudAdminConnection'   = 'Get-RsaCloudAdminConnection | Format-List *; Get-RsaCloudAdminConnection Nowhere'
        'Get-RsaUser'                   = "'user1', 'nobody' | Get-RsaUser | Format-List *"
        'Unlock-RsaUserMethod'          = "'user1', 'nobody' | Unlock-RsaUserMethod"
        'Enable-RsaHardwareToken'       = "'user1', 'nobody' | Enable-RsaHardwareToken -TokenSerialNumber 1000000001"
        'Disable-RsaHardwareToken'      = "'user1', 'user2' | Disable-RsaHardwareToken -TokenSerialNumber 1000000001"
        'Enable-RsaEmergencyTokencode'  = "`$issued = @('user1', 'user2', 'nobody' | Enable-RsaEmergencyTokencode); `$issued; `$issued | Format-List *; `$issued | ConvertTo-Json; Enable-RsaEmergencyTokencode user3 -WhatIf"
        'Test-RsaCloudAdminConnection'  = 'Test-RsaCloudAdminConnection | Format-List *'
        'Disable-RsaEmergencyTokencode' = "'user3', 'nobody' | Disable-RsaEmergencyTokencode"
        'Disconnect-RsaCloudAdmin'      = 'Disconnect-RsaCloudAdmin; Disconnect-RsaCloudAdmin Nowhere'
    }

    # What a session of all cmdlets shows, writes down and exports, as one text; and the codes that it issued.
    function Invoke-WholeSession([string] $Connect) {
        $folder = Join-Path $Service.Folder ([guid]::NewGuid().ToString('N'))
        $null = New-Item -ItemType Directory $folder
        $output = Invoke-PowerShell @"
`$VerbosePreference = `$DebugPreference = 'Continue'
`$null = Start-Transcript '$folder/transcript.txt'
`$connection = $Connect -PassThru -RetryTimeoutSec 0
`$connection | Format-List *
`$connection | Export-Clixml '$folder/connection.xml' -Depth 5
`$connection | ConvertTo-Json -Depth 3
$($Calls.Values -join "`n")
`$Error | Format-List * -Force
`$Error | Export-Clixml '$folder/errors.xml' -Depth 3
`$Error.ForEach({ "`$(`$_.Exception)"; "`$(`$_.TargetObject)"; "`$(`$_.InvocationInfo.Line)" })
`$Error.Exception | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue
`$null = Stop-Transcript
[IO.File]::WriteAllLines('$folder/codes.txt', [string[]] @(`$issued).ForEach({ `$_.AsPlainText().EmergencyTokencode }))
"@
        $codes = @(Get-Content "$folder/codes.txt")
        Remove-Item "$folder/codes.txt"
        [pscustomobject] @{ Text = $output + (Get-ChildItem $folder | ForEach-Object { Get-Content -LiteralPath $_.FullName -Raw }); Codes = $codes }
    }

    # Any sixteen characters of a key are too many, wherever a line is broken.
    function Get-Leak([string] $Text, [string[]] $Secrets) {
        $unbroken = $Text -replace '\s', ''
        foreach ($secret in $Secrets) {
            for ($i = 0; $i -eq 0 -or $i + 16 -le $secret.Length; $i++) {
                $piece = $secret.Substring($i, [Math]::Min(16, $secret.Length))
                if ($Text.Contains($piece) -or $unbroken.Contains($piece)) { $piece }
            }
        }
        # A bearer token or an assertion: "eyJ" begins the header of each.
        [regex]::Matches($Text, 'eyJ[A-Za-z0-9_-]{13}') | ForEach-Object Value
    }

    $KeySecrets = @((Get-Content $KeyPath -Raw | ConvertFrom-Json).accessKey -split '\\n|\n' | Where-Object { $_ -and $_ -notlike '-*' }) +
        (Get-Content $JwkPath -Raw | ConvertFrom-Json).d
}

AfterAll {
    Stop-Emulator
    Uninstall-PackedModule
}

Describe 'What a session shows, writes into its transcript and exports' {
    BeforeEach { Reset-Emulator }

    It 'is scanned for each cmdlet' {
        @($Calls.Keys) + 'Connect-RsaCloudAdmin' | Sort-Object | Should -Be ((Get-Module RsaCloudAdmin).ExportedCmdlets.Keys | Sort-Object)
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
        $session = Invoke-WholeSession (& $Connect)

        $session.Text | Should -Match 'user1'
        $session.Text | Should -Match 'VERBOSE:'
        $session.Text | Should -Match 'Transcript'
        $session.Codes.Count | Should -Be 2
        Get-Leak $session.Text ($KeySecrets + $session.Codes) | Should -BeNullOrEmpty
    }

    It 'tells no secret when the service has the fault <_>' -ForEach '401', '403', '429', '500', 'malformed-after', 'reset', 'html', 'redirect' {
        Set-EmulatorFault $_

        $session = Invoke-WholeSession "Connect-RsaCloudAdmin '$KeyPath' -SkipCheck"

        $session.Text | Should -Match 'Could not'
        Get-Leak $session.Text ($KeySecrets + $session.Codes) | Should -BeNullOrEmpty
    }
}
