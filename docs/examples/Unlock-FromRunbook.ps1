<#
.SYNOPSIS
    A runbook for Azure Automation that unlocks users.

.DESCRIPTION
    Import RsaCloudAdmin into the Automation account, for the PowerShell runtime of the runbook. Save the text of the key
    file as an encrypted variable named RsaKey. If a row fails, the other rows still run, and then the job fails.

.PARAMETER UserId
    The users: e-mail addresses, user names or RSA ids. A webhook or a schedule passes them as a JSON list.

.PARAMETER KeyVariable
    The name of the encrypted variable.

.EXAMPLE
    Start-AzAutomationRunbook -Name Unlock-FromRunbook -Parameters @{ UserId = 'alice@example.com', 'bob@example.com' } -AutomationAccountName help-desk -ResourceGroupName identity
    Unlocks two users from a runbook.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string[]] $UserId,

    [string] $KeyVariable = 'RsaKey'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# Azure returns an encrypted variable as plain text.
$key = ([Net.NetworkCredential]::new('', (Get-AutomationVariable -Name $KeyVariable))).SecurePassword

$connection = Connect-RsaCloudAdmin -Key $key -PassThru
try {
    $UserId | Unlock-RsaUserMethod -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable failed
    foreach ($failure in $failed) {
        # Not TargetObject: it contains all columns of the row.
        Write-Warning "$($failure.CategoryInfo.TargetName): $($failure.Exception.Message) $($failure.ErrorDetails.RecommendedAction)"
    }

    # A job has no exit code: it fails if it ends with an error.
    $all = if ($UserId.Count -eq 1) { '1 user' } else { "$($UserId.Count) users" }
    if ($failed) { throw "$(@($failed).Count) of $all could not be unlocked. See the warnings for the users and the reasons." }
}
finally {
    Disconnect-RsaCloudAdmin -Connection $connection
}
