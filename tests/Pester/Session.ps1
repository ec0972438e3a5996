# What each file of tests begins and ends with: the packed module in this session, and a service of its own.
# Pester runs these blocks as if they stood in the file that this one is dot-sourced into.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot Acceptance.psm1)
    Install-PackedModule
    $Service = Start-Emulator
    $KeyPath = $Service.KeyPath
}

AfterAll {
    Stop-Emulator
    Uninstall-PackedModule
}
