using System.Management.Automation;
using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>The small scripts in the views, to be run one by one.</summary>
internal static class ViewScripts
{
    /// <summary>The scripts of all views of a type; of all types where none is named.</summary>
    public static IReadOnlyList<string> Of(string? type = null) =>
    [
        .. XDocument.Load(Path.Combine(ModuleFolder.Find(), "RsaCloudAdmin.Format.ps1xml"))
            .Descendants("View")
            .Where(view => type is null || view.Descendants("TypeName").Any(name => name.Value == $"RsaCloudAdmin.{type}"))
            .Descendants("ScriptBlock")
            .Select(script => script.Value),
    ];

    /// <summary>What a script makes of an object, in strict mode, as it may be switched on in any session.</summary>
    /// <param name="engine">Runs it.</param>
    /// <param name="script">The script.</param>
    /// <param name="item">The object: its properties are those of <c>$_</c>.</param>
    /// <param name="onWindowsPowerShell">Whether to run it as in Windows PowerShell 5.1, which has no <c>$PSStyle</c>.</param>
    public static string Run(PowerShellEngine engine, string script, object item, bool onWindowsPowerShell)
    {
        if (onWindowsPowerShell)
        {
            // The variables themselves cannot be taken away from an engine of today.
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
