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
        Title = 'Look up a user'
        Commands = 'Get-RsaUser user2@example.com'
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
