namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>The texts that several cmdlets share, read from Shared.md.</summary>
internal sealed class SharedTexts
{
    public const string FileName = "Shared.md";

    private static readonly string[] Shareable = [SectionNames.Parameters, SectionNames.Inputs, SectionNames.Outputs];

    private readonly Dictionary<(string Section, string Title), (Section Part, IReadOnlyList<string> Text)> _texts = [];
    private readonly HashSet<(string Section, string Title)> _used = [];
    private readonly Page? _page;

    public SharedTexts(string folder, Problems problems)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return;
        _page = Page.Read(file, problems);
        foreach (var section in _page.Sections)
        {
            if (!Shareable.Contains(section.Title))
                _page.Report(section.Line, $"{section.Title} cannot be shared. Write it in each cmdlet's page; here only {string.Join(", ", Shareable)}.");
            foreach (var part in section.Parts)
                _texts[(section.Title, part.Title)] = (part, _page.TextOf(part));
        }
    }

    /// <summary>Returns the shared text of a parameter or type, and marks it as used; null if it is not shared.</summary>
    public IReadOnlyList<string>? Use(string section, string title)
    {
        _used.Add((section, title));
        return Find(section, title);
    }

    public IReadOnlyList<string>? Find(string section, string title) => _texts.TryGetValue((section, title), out var found) ? found.Text : null;

    /// <summary>Reports each shared text that no page uses, because it would go out of date unnoticed.</summary>
    public void ReportUnused()
    {
        foreach (var (_, (part, _)) in _texts.Where(text => !_used.Contains(text.Key)))
            _page!.Report(part.Line, $"No cmdlet uses the text for {part.Title}. Remove it, or correct its heading.");
    }
}
