<#
.SYNOPSIS
    Removes the old phones of the users of a CSV list, and sends each user an enrollment code for the new one by e-mail.

.DESCRIPTION
    Use it when a department gets new phones. For one user after the other, the script removes all registered devices, and
    then requests an enrollment code, which the service sends to the user's own e-mail address. Hardware tokens and FIDO
    authenticators stay. A user whose devices could not all be removed gets no code.

    The users must be able to read their e-mail without the old phone. From the removal on, a user can sign in only with
    other methods, until they enroll the new phone with the code. First run the script with -WhatIf: it shows the users,
    and changes nothing. Then try it with a list of one user.

    The script asks before each user. To run it without prompts, use -Confirm:$false.

    The script emits one object for each user as soon as it is done with them: Email, Removed (the number of devices),
    CodeSent and Problem. Save the objects, for example with Export-Csv. In an e-mail address from the list that a
    spreadsheet could run as a formula, the object has a ' in front.

    Run only rows that have a Problem again: each run also removes the devices that the user has registered since, and
    sends a new code. If Problem begins with OutcomeUnknown or CodeRefused, the user may have received a code. Ask them
    first.

    If three codes in a row could not be sent, the script ends, so that it does not take the phones of more users. Rows
    without an object were not attempted.

    Exit codes: 0 all users have a code, 1 at least one row failed, 2 the list has an error or not all rows were attempted.
    PowerShell itself ends with 1 if it cannot start the script, for example because -ExpiresIn is out of range.

.PARAMETER Path
    The list, with a column Email. It must contain each user only once.

.PARAMETER Delimiter
    The character between the columns of the list. By default, a comma. Excel uses a semicolon in many countries.

.PARAMETER KeyPath
    The API key file that you saved from RSA's console.

.PARAMETER ExpiresIn
    How long the codes are valid, from 10 minutes to 24 hours. By default, 24 hours.

.EXAMPLE
    ./Move-ToNewPhone.ps1 -Path department.csv -KeyPath ~/rsa.key -WhatIf
    Shows what would happen.

.EXAMPLE
    ./Move-ToNewPhone.ps1 -Path department.csv -KeyPath ~/rsa.key -Confirm:$false | Export-Csv moved.csv -NoTypeInformation -Encoding UTF8
    Removes the devices, sends the codes, and saves what happened.
#>
#Requires -Version 5.1
#Requires -Modules RsaCloudAdmin
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [char] $Delimiter = ',',

    [Parameter(Mandatory)]
    [string] $KeyPath,

    # Checked here, because an error after the removal would leave the users without a phone.
    [ValidateScript({
            if ($_ -ge [timespan]::FromMinutes(10) -and $_ -le [timespan]::FromHours(24)) { return $true }
            throw 'The time must be from 10 minutes (00:10:00) to 24 hours (1.00:00:00).'
        })]
    [timespan] $ExpiresIn = '1.00:00:00'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$MostUnsent = 3

function Protect-Cell($Text) { "$Text" -replace '^(?=[\s''"\p{C}]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20])', "'" }

function Format-Problem($Failure) { "$(($Failure.FullyQualifiedErrorId -split ',')[0]): $($Failure.Exception.Message)" }

$exitCode = 0
try {
    $rows = @(Import-Csv -LiteralPath $Path -Delimiter $Delimiter)
    if (-not $rows) {
        Write-Information "Nothing to do: the list $Path is empty." -InformationAction Continue
        exit 0
    }
    if ('Email' -notin $rows[0].PSObject.Properties.Name) { throw "The list $Path has no column Email. Nothing was changed. If its columns are separated by another character, use -Delimiter." }
    $emails = @($rows | ForEach-Object { "$($_.Email)".Trim() })
    $empty = @($emails | Where-Object { -not $_ })
    if ($empty.Count -gt 0) { throw "$($empty.Count) of $($rows.Count) rows have no value in the column Email. Nothing was changed." }

    Connect-RsaCloudAdmin -KeyPath $KeyPath
    # Before a device is removed: each user must be able to get a code, and must be on the list once.
    $unknown = @()
    $users = @($emails | Get-RsaUser -ErrorAction SilentlyContinue -ErrorVariable unknown)
    foreach ($failure in $unknown) {
        $exitCode = 1
        Write-Warning $failure.Exception.Message
        [pscustomobject]@{ Email = Protect-Cell $failure.TargetObject; Removed = 0; CodeSent = $false; Problem = Format-Problem $failure }
    }
    $repeated = @($users | Group-Object UserId | Where-Object Count -GT 1 | ForEach-Object { $_.Group[0].Identity })
    if ($repeated) { throw "The list contains a user more than once: $($repeated -join ', '). Nothing was changed." }
    $unfit = @($users | Where-Object { -not $_.EmailAddress -or $_.UserStatus -ne 'Enabled' })
    if ($unfit) { throw "These users cannot get a code, because they are disabled or have no e-mail address: $($unfit.Identity -join ', '). Nothing was changed." }
    $sentCount = 0
    $unsent = 0
    foreach ($user in $users) {
        $email = $user.Identity
        if ($unsent -ge $MostUnsent) {
            throw "$MostUnsent codes in a row could not be sent, so no more devices are removed. The first row not attempted is '$email'."
        }
        if (-not $PSCmdlet.ShouldProcess($email, 'Remove all devices, and send an enrollment code')) { continue }

        $result = [ordered]@{ Email = Protect-Cell $email; Removed = 0; CodeSent = $false; Problem = $null }
        try {
            $failures = @()
            $removed = @(Remove-RsaUserAuthenticator -UserId $user -All -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures)
            $result.Removed = $removed.Count
            if (-not $failures) {
                $sent = @(New-RsaEnrollmentCode -UserId $user -SendTo Email -ExpiresIn $ExpiresIn -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures)
                $result.CodeSent = $sent.Count -gt 0
                if ($result.CodeSent) { $sentCount++ }
                $unsent = if ($result.CodeSent) { 0 } else { $unsent + 1 }
            }
            if ($failures) {
                $result.Problem = Format-Problem $failures[0]
                Write-Warning $failures[0].Exception.Message
                $exitCode = 1
            }
        }
        catch {
            # The devices may be gone, so the row is reported before the script ends.
            $result.Problem = Format-Problem $_
            [pscustomobject] $result
            throw
        }
        [pscustomobject] $result
    }
    # A console may not show the table of a script that exits.
    Write-Information "$sentCount of $($rows.Count) users were sent a code." -InformationAction Continue
}
catch {
    # Without this, a message that this script throws is shown as an exception.
    if ($_.FullyQualifiedErrorId -eq $_.Exception.Message) { Write-Error -Message $_.Exception.Message -ErrorAction Continue }
    else { Write-Error -ErrorRecord $_ -ErrorAction Continue }
    $exitCode = 2
}
exit $exitCode
