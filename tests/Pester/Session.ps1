# Setup and cleanup of each test file: the packed module in this session, and a separate service.
# Pester runs these blocks as if they were in the file that dot-sources this one.
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
