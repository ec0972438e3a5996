@{
    RootModule             = 'RsaCloudAdmin.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'c1b7a2f4-52e0-4a37-9a3e-6f1d0c9b8e25'
    Author                 = 'RsaCloudAdmin contributors'
    CompanyName            = 'RsaCloudAdmin contributors'
    Copyright              = '(c) RsaCloudAdmin contributors. MIT license.'
    Description            = 'Help-desk work in RSA ID Plus from PowerShell: unlock sign-in methods, issue emergency tokencodes, enrollment codes and registration codes, manage phones, hardware tokens and users, and see why a sign-in failed. For one user or for a CSV list.'

    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')

    FormatsToProcess       = @('RsaCloudAdmin.Format.ps1xml')

    CmdletsToExport        = @(
        'Add-RsaUserHardwareToken'
        'Clear-RsaHardwareTokenPin'
        'Connect-RsaCloudAdmin'
        'Disable-RsaEmergencyTokencode'
        'Disable-RsaHardwareToken'
        'Disable-RsaUser'
        'Disconnect-RsaCloudAdmin'
        'Enable-RsaEmergencyTokencode'
        'Enable-RsaHardwareToken'
        'Enable-RsaUser'
        'Find-RsaUser'
        'Get-RsaAdminEvent'
        'Get-RsaCloudAdminConnection'
        'Get-RsaHardwareToken'
        'Get-RsaUser'
        'Get-RsaUserAuthenticator'
        'Get-RsaUserEvent'
        'Invoke-RsaCloudAdminRequest'
        'New-RsaEnrollmentCode'
        'New-RsaRegistrationCode'
        'Remove-RsaUser'
        'Remove-RsaUserAuthenticator'
        'Remove-RsaUserHardwareToken'
        'Rename-RsaHardwareToken'
        'Restore-RsaUser'
        'Revoke-RsaEnrollmentCode'
        'Set-RsaUserPhone'
        'Sync-RsaUser'
        'Test-RsaCloudAdminConnection'
        'Unlock-RsaUserMethod'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags = @('RSA', 'IDPlus', 'SecurID', 'MFA', 'HelpDesk', 'Identity', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
            # The build inserts this version's section of CHANGELOG.md here, and adds ProjectUri if it is set.
            ReleaseNotes = ''
        }
    }
}
