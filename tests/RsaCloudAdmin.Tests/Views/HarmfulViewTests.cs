using System.Management.Automation;
using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>No view shows text that controls a screen, changes the reading direction or is invisible. The objects keep it.</summary>
public class HarmfulViewTests : ViewTest
{
    private static readonly XDocument Views = XDocument.Load(Path.Combine(ModuleFolder.Find(), "RsaCloudAdmin.Format.ps1xml"));

    public static TheoryData<string> Types => new(Views.Descendants("TypeName").Select(name => name.Value).Distinct());

    private protected override bool ShowsViews => true;

    // Scripts that show only fixed text, whatever the property contains.
    private static bool IsConstant(string script) => script is "if ($_.IsDefault) { 'yes' }" || script.EndsWith(" { '********' }", StringComparison.Ordinal) || script.Contains("{ 'LOCKED' }", StringComparison.Ordinal);

    [Fact]
    public void Every_item_of_every_view_replaces_what_messages_replace()
    {
        string[] items = ["TableColumnItem", "ListItem", "WideItem", "CustomItem", "GroupBy"];

        foreach (var item in Views.Descendants().Where(element => items.Contains(element.Name.LocalName)))
        {
            Assert.Empty(item.Elements("PropertyName"));
            var script = item.Elements("ScriptBlock").Single().Value;
            Assert.True(IsConstant(script) || script.Contains($" -creplace '{HarmfulText.Pattern}', [char]0xFFFD", StringComparison.Ordinal), $"{item}");
        }
    }

    // PowerShell generates missing views, which show properties unchanged.
    [Fact]
    public void Each_type_that_a_cmdlet_emits_has_a_table_a_list_and_a_wide_view()
    {
        var types = CmdletList.Names.SelectMany(name => CmdletList.Info(name).OutputType).Select(type => type.Name).Where(name => name.StartsWith("RsaCloudAdmin.", StringComparison.Ordinal)).Distinct();

        foreach (var control in new[] { "TableControl", "ListControl", "WideControl" })
            Assert.Equal(types.Order(StringComparer.Ordinal), Views.Descendants("View").Where(view => view.Element(control) is not null).SelectMany(view => view.Descendants("TypeName")).Select(name => name.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_view_of_a_type_shows_it(string type)
    {
        Engine.SetVariable("Type", type);
        Engine.SetVariable("Text", HarmfulText.Sample);
        var shown = Run("""
            $PSStyle.OutputRendering = 'Ansi'
            # As Import-Clixml and Import-Csv make them: any text in any property.
            $value = Add-Member -InputObject $Text -MemberType ScriptMethod -Name ToString -Value { "$Text" } -Force -PassThru
            $item = [pscustomobject]@{}
            foreach ($property in ($Type -as [type]).GetProperties().Name) { Add-Member -InputObject $item $property $value }
            $item.pstypenames.Insert(0, "Deserialized.$Type")
            $nameless = $item.psobject.Copy()
            foreach ($property in 'EmailAddress', 'UserName', 'PrincipalUsername') { if ($nameless.$property) { $nameless.$property = $null } }
            $strange = $item, $nameless
            $strange | Out-String -Width 4000
            $strange | Out-String -Width 40
            $strange | Format-Table | Out-String -Width 4000
            $strange | Format-List | Out-String -Width 4000
            $strange | Format-List | Out-String -Width 40
            $strange | Format-Wide | Out-String -Width 4000
            $strange | Format-Table -Wrap | Out-String -Width 60
            """);

        Assert.Empty(shown.Errors);
        Assert.Equal(7, shown.Output.Count);
        Assert.All(shown.Output, text => Assert.Equal(string.Empty, HarmfulText.FindIn($"{text}")));
        // At 40 columns, PowerShell omits a table's last column.
        Assert.All(shown.Output.Where((_, i) => i != 1), text => Assert.Contains('\uFFFD', $"{text}"));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_property_of_a_list_is_shown_where_it_is_in_Windows_PowerShell_too(string type)
    {
        var item = new PSObject();
        foreach (var property in ((IEnumerable<PSObject>)Run($"('{type}' -as [type]).GetProperties().Name").Output).Select(name => $"{name}"))
        {
            var value = PSObject.AsPSObject(HarmfulText.Sample);
            value.Members.Add(new PSScriptMethod("ToString", ScriptBlock.Create($"'{HarmfulText.Sample}'")), preValidated: true);
            item.Properties.Add(new PSNoteProperty(property, value));
        }

        foreach (var script in ViewScripts.Find(type["RsaCloudAdmin.".Length..]))
        {
            var shown = ViewScripts.Run(Engine, script, item, onWindowsPowerShell: true);

            Assert.True(IsConstant(script) || shown.Contains('\uFFFD'), script);
            Assert.Equal(string.Empty, HarmfulText.FindIn(shown.Replace("\n", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void They_work_where_only_the_language_s_core_is_allowed()
    {
        Connect();
        Run("$user = Get-RsaUser user1; $text = $user.psobject.Copy(); $connection = Get-RsaCloudAdminConnection");
        Engine.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;

        var shown = Run("$user | Out-String; $user | Format-Table | Out-String; $user | Format-Wide | Out-String; $connection | Out-String; $connection | Format-List | Out-String");

        Assert.Empty(shown.Errors);
        Assert.All(shown.Output.Take(3), text => Assert.Contains("user1@example.com", $"{text}", StringComparison.Ordinal));
        Assert.All(shown.Output.Skip(3), text => Assert.Contains("Example Corp", $"{text}", StringComparison.Ordinal));
    }
}
