<#
.SYNOPSIS
    Unlocks users with a key that lies in a vault of SecretManagement, in no file.

.DESCRIPTION
    Put the key there once, as text, and delete the file:

        Set-Secret -Name RsaKey -Secret (Get-Content rsa.key -Raw)

    For a script that nobody watches, take a vault that opens without a password, such as Azure Key Vault with a managed
    identity: Microsoft's SecretStore asks for one unless it is told not to.

    Exit codes: 0 all are unlocked, 1 at least one row failed, 2 nothing or not all was tried.

.PARAMETER UserId
    The users: e-mail addresses, user names or RSA ids.

.PARAMETER SecretName
    What the key is called in the vault.

.PARAMETER Vault
    The vault; the default one if it is left out.

.EXAMPLE
    ./Unlock-WithVault.ps1 alice@example.com, bob@example.com -Vault HelpDesk
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
    # The key goes with the connection. Others that the session has stay open.
    if ($connection) { Disconnect-RsaCloudAdmin -Connection $connection }
}
