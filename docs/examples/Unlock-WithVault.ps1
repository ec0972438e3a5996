<#
.SYNOPSIS
    Unlocks users with a key from a vault of SecretManagement. No key file is needed.

.DESCRIPTION
    Save the text of the key file in the vault once, and delete the file:

        Set-Secret -Name RsaKey -Secret (Get-Content rsa.key -Raw)

    For an unattended script, use a vault that does not prompt for a password, such as Azure Key Vault with a managed
    identity. Microsoft's SecretStore prompts for one unless you configure it otherwise.

    Exit codes: 0 all users are unlocked, 1 at least one row failed, 2 not all rows were attempted.

.PARAMETER UserId
    The users: e-mail addresses, user names or RSA ids.

.PARAMETER SecretName
    The name of the key in the vault.

.PARAMETER Vault
    The name of the vault. By default, the default vault.

.EXAMPLE
    ./Unlock-WithVault.ps1 alice@example.com, bob@example.com -Vault HelpDesk
    Unlocks two users with the key in the vault HelpDesk.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string[]] $UserId,

    [string] $SecretName = 'RsaKey',

    [string] $Vault
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$secret = @{ Name = $SecretName }
if ($Vault) { $secret['Vault'] = $Vault }

$connection = $null
try {
    $connection = Get-Secret @secret | Connect-RsaCloudAdmin -PassThru
    $UserId | Unlock-RsaUserMethod -Connection $connection -ErrorAction Continue -ErrorVariable failed
    if ($failed) { exit 1 }
    exit 0
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}
finally {
    # Also removes the key from memory. Other connections of the session stay open.
    if ($connection) { Disconnect-RsaCloudAdmin -Connection $connection }
}
