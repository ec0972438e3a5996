using System.Management.Automation;
using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>The script blocks in the views, to be run one by one.</summary>
internal static class ViewScripts
{
    /// <summary>Returns the scripts in the views of a type, or of all types. Conditions are left out: nobody sees what they return.</summary>
    public static IReadOnlyList<string> Find(string? type = null) =>
    [
        .. XDocument.Load(Path.Combine(ModuleFolder.Find(), "RsaCloudAdmin.Format.ps1xml"))
            .Descendants("View")
            .Where(view => type is null || view.Descendants("TypeName").Any(name => name.Value == $"RsaCloudAdmin.{type}"))
            .Descendants("ScriptBlock")
            .Where(script => script.Parent!.Name != "ItemSelectionCondition")
            .Select(script => script.Value),
    ];

    /// <summary>Returns the result of a script for an object. Runs in strict mode, which any session may use.</summary>
    /// <param name="engine">Runs it.</param>
    /// <param name="script">The script.</param>
    /// <param name="item">The object: its properties are those of <c>$_</c>.</param>
    /// <param name="onWindowsPowerShell">Whether to run it as in Windows PowerShell 5.1, which has no <c>$PSStyle</c>.</param>
    public static string Run(PowerShellEngine engine, string script, object item, bool onWindowsPowerShell)
    {
        if (onWindowsPowerShell)
        {
            // The real variables cannot be removed from a current engine.
            script = script.Replace("$PSVersionTable", "$OldVersionTable", StringComparison.Ordinal).Replace("$PSStyle", "$NoStyle", StringComparison.Ordinal);
        }

        engine.SetVariable("OldVersionTable", new Dictionary<string, object> { ["PSVersion"] = new Version(5, 1) });
        engine.SetVariable("Item", item);
        var result = engine.Run($"Set-StrictMode -Version Latest; $Item | ForEach-Object {{ {script} }}");
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        return string.Concat(result.Output.Select(output => LanguagePrimitives.ConvertTo<string>(output)));
    }
}
