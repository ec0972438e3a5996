<#
.SYNOPSIS
    A runbook for Azure Automation that unlocks users.

.DESCRIPTION
    Import RsaCloudAdmin into the Automation account, for the PowerShell runtime of the runbook. Save the text of the key
    file as an encrypted variable named RsaKey. A row that fails makes the job fail, after all the others were tried.

.PARAMETER UserId
    The users: e-mail addresses, user names or RSA ids. A webhook or a schedule passes them as a JSON list.

.PARAMETER KeyVariable
    The name of the encrypted variable.

.EXAMPLE
    Start-AzAutomationRunbook -Name Unlock-FromRunbook -Parameters @{ UserId = 'alice@example.com', 'bob@example.com' } -AutomationAccountName help-desk -ResourceGroupName identity
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

# An encrypted variable comes out as text; from here on it is none.
$key = ([Net.NetworkCredential]::new('', (Get-AutomationVariable -Name $KeyVariable))).SecurePassword

# The job's own connection, closed with it.
$connection = Connect-RsaCloudAdmin -Key $key -PassThru
try {
    $UserId | Unlock-RsaUserMethod -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable failed
    foreach ($failure in $failed) {
        # The whole row is in TargetObject, with all its columns.
        Write-Warning "$($failure.CategoryInfo.TargetName): $($failure.Exception.Message) $($failure.ErrorDetails.RecommendedAction)"
    }

    # A job has no exit code. It has failed when it ends with an error.
    $all = if ($UserId.Count -eq 1) { '1 user' } else { "$($UserId.Count) users" }
    if ($failed) { throw "$(@($failed).Count) of $all could not be unlocked. The warnings say who and why." }
}
finally {
    Disconnect-RsaCloudAdmin -Connection $connection
}
