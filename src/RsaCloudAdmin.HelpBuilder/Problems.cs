namespace RsaCloudAdmin.HelpBuilder;

/// <summary>Collects the problems in the help sources, so that one build shows all of them.</summary>
internal sealed class Problems
{
    private readonly List<string> _lines = [];

    /// <summary>The problems, each in the format that MSBuild shows as an error of the file.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <param name="file">The file to correct.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    public void Add(string file, int line, string message) => _lines.Add($"{file}({line}): error HELP: {message}");
}
