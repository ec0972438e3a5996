<#
.SYNOPSIS
    Makes the help that the module ships, in MAML, from the pages in docs/help.

.DESCRIPTION
    Needs Microsoft.PowerShell.PlatyPS: Install-PSResource Microsoft.PowerShell.PlatyPS -Version 1.0.3
    Commit the file that it writes beside the pages: builds take it as it is, so that they do without PlatyPS. A test
    fails when the two say different things.

.EXAMPLE
    ./build.ps1 -Task Help
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param()

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$Target = Join-Path $PSScriptRoot '../src/RsaCloudAdmin/en-US/RsaCloudAdmin.dll-Help.xml'

# Get-Help shows text as it stands, and breaks the lines itself.
function ConvertTo-PlainText([string] $Markdown) {
    $text = $Markdown -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1'
    ($text -replace '\s*\n(?!- )\s*', ' ').Trim()
}

function Add-Element([System.Xml.XmlElement] $Parent, [string] $Name, [string] $Text) {
    $prefix = $Name.Split(':')[0]
    $element = $Parent.OwnerDocument.CreateElement($prefix, $Name.Split(':')[1], $Parent.OwnerDocument.DocumentElement.GetNamespaceOfPrefix($prefix))
    $element.InnerText = $Text
    $Parent.AppendChild($element)
}

# PlatyPS leaves an example as Markdown. Get-Help looks for the command and for the words after it.
function Repair-Example([System.Xml.XmlElement] $Xml, $Example) {
    $fence = [regex]::Match($Example.Remarks, '(?s)```powershell\r?\n(.*?)\r?\n```')
    $words = $Example.Remarks.Substring($fence.Index + $fence.Length)
    foreach ($old in @($Xml.ChildNodes | Where-Object LocalName -ne 'title')) { [void] $Xml.RemoveChild($old) }
    [void] (Add-Element $Xml 'dev:code' -Text ($fence.Groups[1].Value -replace '\r'))
    $remarks = Add-Element $Xml 'dev:remarks'
    # The empty one keeps the next example at a distance.
    foreach ($text in $words, '') { [void] (Add-Element $remarks 'maml:para' -Text $text) }
}

# PlatyPS takes all paragraphs for one.
function Repair-Paragraph([System.Xml.XmlElement] $Xml) {
    foreach ($part in ($Xml.InnerText -replace '\r').Trim() -split '\n\s*\n') {
        $paragraph = $Xml.OwnerDocument.CreateElement($Xml.Prefix, $Xml.LocalName, $Xml.NamespaceURI)
        $paragraph.InnerText = ConvertTo-PlainText $part
        [void] $Xml.ParentNode.InsertBefore($paragraph, $Xml)
    }
    [void] $Xml.ParentNode.RemoveChild($Xml)
}

# PlatyPS leaves out the defaults, and what a parameter takes from the pipeline where the syntax is told.
function Repair-Parameter([System.Xml.XmlElement] $Xml, $Help) {
    $parameters = @($Xml.SelectNodes('command:parameters/command:parameter', $names))
    foreach ($parameter in $parameters) {
        $name = $parameter.SelectSingleNode('maml:name', $names).InnerText
        [void] (Add-Element $parameter 'dev:defaultValue' -Text ($Help.Parameters | Where-Object Name -eq $name).DefaultValue)
        foreach ($same in $Xml.SelectNodes("command:syntax//command:parameter[maml:name='$name']", $names)) {
            $same.SetAttribute('pipelineInput', $parameter.GetAttribute('pipelineInput'))
            if ($value = $parameter.SelectSingleNode('command:parameterValue', $names)) {
                $value.InnerText = $same.SelectSingleNode('command:parameterValue', $names).InnerText
            }
        }
    }
}

$platyPS = @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; RequiredVersion = '1.0.3' }
if (-not (Get-Module -FullyQualifiedName $platyPS -ListAvailable)) {
    throw 'This needs PlatyPS 1.0.3. Install it with: Install-PSResource Microsoft.PowerShell.PlatyPS -Version 1.0.3'
}
Import-Module -FullyQualifiedName $platyPS

$pages = Import-MarkdownCommandHelp -Path (Join-Path $PSScriptRoot 'help/*.md')
$draft = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
try {
    $file = $pages | Export-MamlCommandHelp -OutputFolder $draft -Confirm:$false -WhatIf:$false
    $document = New-Object System.Xml.XmlDocument
    $document.Load($file.FullName)
}
finally {
    Remove-Item -LiteralPath $draft -Recurse -Confirm:$false -WhatIf:$false
}

$names = New-Object System.Xml.XmlNamespaceManager $document.NameTable
foreach ($prefix in 'maml', 'command', 'dev') {
    $names.AddNamespace($prefix, $document.DocumentElement.GetNamespaceOfPrefix($prefix))
}
foreach ($command in $document.SelectNodes('//command:command', $names)) {
    $help = $pages | Where-Object Title -eq $command.SelectSingleNode('command:details/command:name', $names).InnerText
    Repair-Parameter $command $help
    $examples = @($command.SelectNodes('command:examples/command:example', $names))
    for ($i = 0; $i -lt $examples.Count; $i++) { Repair-Example $examples[$i] $help.Examples[$i] }
    foreach ($paragraph in @($command.SelectNodes('.//maml:para', $names))) { Repair-Paragraph $paragraph }
    # The links are files of the repository, which who reads the help has not got; the page has no address of its own.
    foreach ($link in @($command.SelectNodes('command:relatedLinks/maml:navigationLink', $names))) {
        $link.SelectSingleNode('maml:uri', $names).InnerText = ''
        if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version') { [void] $link.ParentNode.RemoveChild($link) }
    }
}

if ($PSCmdlet.ShouldProcess($Target, 'Write the help')) {
    $settings = New-Object System.Xml.XmlWriterSettings -Property @{
        Indent = $true; NewLineChars = "`n"; Encoding = New-Object System.Text.UTF8Encoding $false
    }
    [void] (New-Item -ItemType Directory -Path (Split-Path $Target) -Force)
    $writer = [System.Xml.XmlWriter]::Create($Target, $settings)
    try { $document.Save($writer) }
    finally { $writer.Dispose() }
    [IO.File]::AppendAllText($Target, "`n")
}
