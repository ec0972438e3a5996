# Restrictions by language mode and by endpoint. App Control of Windows, which checks signatures, is not tested anywhere.
. (Join-Path $PSScriptRoot Session.ps1)

Describe 'In a restricted session' {
    BeforeEach { Reset-Emulator }

    It 'the cmdlets work in ConstrainedLanguage' {
        $runspace = [RunspaceFactory]::CreateRunspace([InitialSessionState]::CreateDefault())
        $runspace.Open()
        try {
            $runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
            $shell = [PowerShell]::Create()
            $shell.Runspace = $runspace
            $output = $shell.AddScript({
                    param($KeyPath)
                    Import-Module RsaCloudAdmin
                    Connect-RsaCloudAdmin $KeyPath
                    (Get-RsaUser user1).EmailAddress
                    $code = 'user1' | Enable-RsaEmergencyTokencode -AsPlainText
                    $code.EmergencyTokencode.Length -ge 8
                    $status = 'Email', 'user1@example.com' | ConvertFrom-Csv | Unlock-RsaUserMethod
                    $status.IsTokenLocked
                    "$($ExecutionContext.SessionState.LanguageMode)"
                }.ToString()).AddArgument($KeyPath).Invoke()

            $shell.Streams.Error | Should -BeNullOrEmpty
            $output | Should -Be @('user1@example.com', $true, $false, 'ConstrainedLanguage')
        }
        finally { $runspace.Dispose() }
    }

    It 'an endpoint shows the cmdlets that its session configuration file names, and no other' -Skip:(-not ([InitialSessionState].GetMethods().Name -contains 'CreateFromSessionConfigurationFile')) {
        $file = Join-Path $Service.Folder 'helpdesk.pssc'
        New-PSSessionConfigurationFile -Path $file -SessionType RestrictedRemoteServer -LanguageMode NoLanguage -ModulesToImport RsaCloudAdmin -VisibleProviders FileSystem -VisibleCmdlets Connect-RsaCloudAdmin, Get-RsaUser, @{
            Name = 'Unlock-RsaUserMethod'
            Parameters = @{ Name = 'UserId' }, @{ Name = 'Method'; ValidateSet = 'Sms' }
        }
        $runspace = [RunspaceFactory]::CreateRunspace([InitialSessionState]::CreateFromSessionConfigurationFile($file))
        $runspace.Open()
        $call = {
            param([string] $Command, [hashtable] $Parameters)
            $shell = [PowerShell]::Create()
            $shell.Runspace = $runspace
            $shell.AddCommand($Command).AddParameters($Parameters).Invoke()
            if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
        }
        try {
            & $call Connect-RsaCloudAdmin @{ KeyPath = $KeyPath }
            (& $call Get-RsaUser @{ UserId = 'user1' }).EmailAddress | Should -Be 'user1@example.com'
            (& $call Unlock-RsaUserMethod @{ UserId = 'user1'; Method = 'Sms' }).IsSmsLocked | Should -BeFalse
            (Get-EmulatorUser)[0].isTokenLocked | Should -BeTrue
            { & $call Unlock-RsaUserMethod @{ UserId = 'user1'; Method = 'Token' } } | Should -Throw
            { & $call Enable-RsaEmergencyTokencode @{ UserId = 'user1' } } | Should -Throw '*Enable-RsaEmergencyTokencode*'
            { & $call Get-ChildItem @{} } | Should -Throw '*Get-ChildItem*'
        }
        finally { $runspace.Dispose() }
    }
}
