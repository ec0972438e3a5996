@{
    RootModule           = 'EmptyModule.dll'
    ModuleVersion        = '1.0.0'
    GUID                 = '0b0d5d0e-4a52-4a0c-8f0a-2d3c7f1e9a61'
    Author               = 'RsaCloudAdmin contributors'
    Description          = 'A binary module that does nothing: the least that an import costs.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    CmdletsToExport      = @('Get-Nothing')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
}
