# The guided tour. It runs in the folder that contains sandbox.key and users.csv, and shows each command and its output.
param([Parameter(Mandatory)] [uri] $ServiceUri)

$steps = @(
    @{
        Title = 'Connect with the key file from RSA''s console'
        Commands = 'Connect-RsaCloudAdmin -KeyPath sandbox.key', 'Get-RsaCloudAdminConnection'
    }
    @{
        Title = 'Read the list of users. The last one does not exist'
        Commands = 'Import-Csv users.csv'
    }
    @{
        Title = 'Show what would happen, without changing anything'
        Commands = 'Import-Csv users.csv | Unlock-RsaUserMethod -WhatIf'
    }
    @{
        Title = 'Unlock the sign-in methods of the users. If one row fails, the others still run'
        Commands = 'Import-Csv users.csv | Unlock-RsaUserMethod -ErrorVariable failed'
    }
    @{
        Title = 'Show the rows that failed. You can correct them and run them again'
        Commands = '$failed.TargetObject', '$users = Import-Csv users.csv | Where-Object Email -NotIn $failed.TargetObject.Email'
    }
    @{
        Title = 'Issue emergency tokencodes. -AsPlainText shows the codes, so that you can read them to the users'
        Commands = '$users | Enable-RsaEmergencyTokencode -ExpirationDays 2 -AsPlainText'
    }
    @{
        Title = 'Disable one of the tokencodes'
        Commands = 'Disable-RsaEmergencyTokencode user1@example.com'
    }
    @{
        Title = 'Enable the hardware tokens of the users'
        Commands = '$users | Enable-RsaHardwareToken'
    }
    @{
        Title = 'A user cannot sign in. Show why, newest event first, and look at the user'
        Commands = 'Get-RsaUserEvent user4@example.com -First 5', 'Get-RsaUser user4@example.com'
    }
    @{
        Title = 'A user lost their phone. Remove it, and issue a code to enroll a new one'
        Commands = 'Get-RsaUserAuthenticator user3@example.com', 'Remove-RsaUserAuthenticator user3@example.com -All -Confirm:$false', 'New-RsaEnrollmentCode user3@example.com -AsPlainText'
    }
    @{
        Title = 'Until then, the user gets a hardware token'
        Commands = 'Add-RsaUserHardwareToken user3@example.com 000200000001'
    }
    @{
        Title = 'Disconnect'
        Commands = 'Disconnect-RsaCloudAdmin'
    }
)

Write-Host @"
This is a tour of the RsaCloudAdmin cmdlets. They use an emulator of RSA's service on this computer,
at $ServiceUri. No real tenant is changed.
"@
$number = 0
foreach ($step in $steps) {
    $number++
    Write-Host "`n$($PSStyle.Bold)$number. $($step.Title)$($PSStyle.Reset)`n"
    foreach ($command in $step.Commands) {
        Write-Host "$($PSStyle.Foreground.BrightBlack)PS>$($PSStyle.Reset) $command"
        # As at a prompt: each command has its own table, errors appear in order, and variables are kept.
        . ([scriptblock]::Create($command)) 2>&1 | Out-Default
    }
}

# Tells the sandbox that the tour ran to its end. After Ctrl+C, PowerShell exits with 0 or 1.
exit 10
