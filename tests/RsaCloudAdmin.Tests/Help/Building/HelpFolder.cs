using System.Xml.Linq;
using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.HelpBuilder.Cmdlets;
using RsaCloudAdmin.HelpBuilder.Maml;

namespace RsaCloudAdmin.Tests.Help.Building;

/// <summary>A folder with the pages of the sample cmdlets.</summary>
internal sealed class HelpFolder : IDisposable
{
    public const string Page = """
        # Get-Sample

        ## SYNOPSIS

        Gets samples.

        ## DESCRIPTION

        Gets [samples](Shared.md) with `-Name`
        &lt;name&gt;.

        - One.
        - Two.

        ## EXAMPLES

        ### At the prompt

        ```powershell
        Get-Sample a

        Get-Sample b
        ```

        ```output
        a
        b
        ```

        Gets two.

        ## PARAMETERS

        ### -Day

        The day.

        ### -Hidden

        Nobody types this.

        ### -Name

        The names.

        ### -Sizes

        The sizes.

        ## INPUTS

        ### System.String[]

        Names.

        ## OUTPUTS

        ### System.String

        A sample.

        ## RELATED LINKS

        - [Clear-Sample](Clear-Sample.md)

        """;

    private const string OtherPage = """
        # Clear-Sample

        ## SYNOPSIS

        Clears samples.

        ## DESCRIPTION

        Clears all.

        ## EXAMPLES

        ### At the prompt

        ```powershell
        Clear-Sample
        ```

        Clears all.

        ## RELATED LINKS

        - [Get-Sample](Get-Sample.md)

        """;

    private const string SharedTexts = """
        # Shared

        Not for the screen.

        ## PARAMETERS

        ### -Color

        The color.

        ### -Confirm

        Asks first.

        ### -WhatIf

        Shows what would be done.

        ## INPUTS

        ### None

        It takes nothing.

        ## OUTPUTS

        ### None

        It emits nothing.

        """;

    private readonly string _path = Directory.CreateTempSubdirectory("rsa-help-").FullName;

    public HelpFolder()
    {
        Write("Get-Sample.md", Page);
        Write("Clear-Sample.md", OtherPage);
        Write("Shared.md", SharedTexts);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    public string PathOf(string file) => Path.Combine(_path, file);

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Replace(string file, string part, string by)
    {
        var text = File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n");
        Assert.Contains(part, text, StringComparison.Ordinal);
        Write(file, text.Replace(part, by, StringComparison.Ordinal));
    }

    /// <summary>Returns what is wrong with the pages, one line for each problem.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new Problems();
        Read(problems);
        return problems.Lines;
    }

    public IReadOnlyList<XElement> Build()
    {
        var problems = new Problems();
        var helps = Read(problems);
        Assert.Empty(problems.Lines);
        return [.. MamlDocument.Create(helps).Root!.Elements()];
    }

    private IReadOnlyList<CmdletHelp> Read(Problems problems) => HelpPages.Read(CmdletReader.Read([typeof(GetSampleCommand), typeof(ClearSampleCommand), typeof(string)]), _path, problems);
}
