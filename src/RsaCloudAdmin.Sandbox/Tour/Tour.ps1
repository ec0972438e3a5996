# The guided tour. It runs in the folder that contains sandbox.key and users.csv, and shows each command with what it prints.
param([Parameter(Mandatory)] [uri] $ServiceUri)

$steps = @(
    @{
        Title = 'Connect with the key file from RSA''s console'
        Commands = 'Connect-RsaCloudAdmin -KeyPath sandbox.key', 'Get-RsaCloudAdminConnection'
    }
    @{
        Title = 'The list of users to help. RSA does not know the last one'
        Commands = 'Import-Csv users.csv'
    }
    @{
        Title = 'See what would be done, without doing it'
        Commands = 'Import-Csv users.csv | Unlock-RsaUserMethod -WhatIf'
    }
    @{
        Title = 'Unlock their sign-in methods. If one row fails, the others still run'
        Commands = 'Import-Csv users.csv | Unlock-RsaUserMethod -ErrorVariable failed'
    }
    @{
        Title = 'The rows that failed, to correct and run again'
        Commands = '$failed.TargetObject', '$users = Import-Csv users.csv | Where-Object Email -NotIn $failed.TargetObject.Email'
    }
    @{
        Title = 'Give them emergency tokencodes. -AsPlainText shows the codes, to read out'
        Commands = '$users | Enable-RsaEmergencyTokencode -ExpirationDays 2 -AsPlainText'
    }
    @{
        Title = 'Withdraw one of them'
        Commands = 'Disable-RsaEmergencyTokencode user1@example.com'
    }
    @{
        Title = 'Enable their hardware tokens'
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
A tour of the RsaCloudAdmin cmdlets. The service they talk to is a stand-in on this computer,
at $ServiceUri; no real tenant is touched.
"@
$number = 0
foreach ($step in $steps) {
    $number++
    Write-Host "`n$($PSStyle.Bold)$number. $($step.Title)$($PSStyle.Reset)`n"
    foreach ($command in $step.Commands) {
        Write-Host "$($PSStyle.Foreground.BrightBlack)PS>$($PSStyle.Reset) $command"
        # As at a prompt: each command has a table of its own, errors are in their place, and variables stay.
        . ([scriptblock]::Create($command)) 2>&1 | Out-Default
    }
}

# Tells the sandbox that the tour has run to its end. After Ctrl+C, PowerShell exits with 0 or 1.
exit 10
