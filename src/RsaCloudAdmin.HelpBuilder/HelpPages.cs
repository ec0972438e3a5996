using RsaCloudAdmin.HelpBuilder.Cmdlets;
using RsaCloudAdmin.HelpBuilder.Maml;
using RsaCloudAdmin.HelpBuilder.Pages;

namespace RsaCloudAdmin.HelpBuilder;

/// <summary>Reads the help of all cmdlets, from a folder with one page per cmdlet.</summary>
internal static class HelpPages
{
    public static IReadOnlyList<CmdletHelp> Read(IReadOnlyList<CmdletFacts> cmdlets, string folder, Problems problems)
    {
        var shared = new SharedTexts(folder, problems);
        List<CmdletHelp> helps = [];
        foreach (var cmdlet in cmdlets)
        {
            var file = Path.Combine(folder, $"{cmdlet.Name}.md");
            if (File.Exists(file))
                helps.Add(new CmdletPage(cmdlet, Page.Read(file, problems), shared).Read());
            else
                problems.Add(file, 1, $"{cmdlet.Name} has no help page. Write this file, with the sections {string.Join(", ", SectionNames.Required)}.");
        }

        shared.ReportUnused();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (Path.GetFileName(file) != SharedTexts.FileName && !cmdlets.Any(cmdlet => cmdlet.Name == name))
                problems.Add(file, 1, $"There is no cmdlet {name}. Rename the page, or remove it.");
        }

        return helps;
    }
}
