using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests;

/// <summary>Everything that builds and tests this module is pinned. A new version of foreign code requires a commit.</summary>
public sealed partial class SupplyChainTests
{
    private static readonly string[] BuildFolders = ["bin", "obj", "artifacts", "node_modules", ".git"];

    public static TheoryData<string> Projects => [.. Files("*.csproj")];

    public static TheoryData<string> ScriptsAndSettings =>
        [.. Files("*").Where(file => file.StartsWith(".ci/", StringComparison.Ordinal) || Path.GetExtension(file) is ".ps1" or ".psm1" or ".yml" or ".md")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_project_has_a_lock_file_of_the_versions_that_are_pinned(string project)
    {
        var pinned = PinnedVersions();
        var path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(project))!, "packages.lock.json");
        Assert.True(File.Exists(path), $"{project} has no lock file: dotnet restore writes one.");

        using var locked = JsonDocument.Parse(File.ReadAllText(path));
        var stale =
            from framework in locked.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            let version = package.Value.TryGetProperty("resolved", out var resolved) ? resolved.GetString() : null
            where version is not null && pinned.TryGetValue(package.Name, out var wanted) && version != wanted
            select $"{package.Name} {version}";
        Assert.Empty(stale);

        // Each package also has a hash of its content.
        var unhashed =
            from framework in locked.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.GetProperty("type").GetString() != "Project" && !package.Value.TryGetProperty("contentHash", out _)
            select package.Name;
        Assert.Empty(unhashed);

        var referenced = XDocument.Load(Repository.PathOf(project)).Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!);
        Assert.Empty(referenced.Except(locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).Select(package => package.Name)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_has_versions_or_lock_rules_of_its_own(string project)
    {
        var settings = XDocument.Load(Repository.PathOf(project));

        Assert.DoesNotContain(settings.Descendants(), element => element.Name.LocalName.StartsWith("Restore", StringComparison.Ordinal) && element.Name.LocalName.Contains("Lock", StringComparison.Ordinal));
        Assert.DoesNotContain(settings.Descendants("PackageReference"), reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null);
        // A download has no hash in a lock file, but an exact version.
        Assert.All(settings.Descendants("PackageDownload"), download => Assert.Matches(@"^\[\$\(\w+\)\]$", (string?)download.Attribute("Version")));
    }

    [Fact]
    public void Central_versions_are_exact_and_restores_in_ci_are_locked()
    {
        Assert.All(PinnedVersions(), package => Assert.Matches(Exact(), package.Value));

        var settings = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Equal("true", settings.Descendants("RestorePackagesWithLockFile").Single().Value);
        var locked = settings.Descendants("RestoreLockedMode").Single();
        Assert.Equal("true", locked.Value);
        Assert.Equal("'$(CI)' == 'true'", (string?)locked.Attribute("Condition"));
    }

    [Fact]
    public void Actions_are_pinned_to_commits()
    {
        var uses = Files("*.yml").SelectMany(file => File.ReadLines(Repository.PathOf(file))).Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line));
    }

    [Fact]
    public void The_workflow_names_exact_versions_of_what_it_installs()
    {
        var workflow = File.ReadAllText(Repository.PathOf(".github/workflows/ci.yml"));

        Assert.DoesNotMatch(@"\d\.(x|\*)", workflow);
        Assert.Contains($"'{CentralProperty("PowerShellVersion")}'", workflow, StringComparison.Ordinal);
        var sdk = Regex.Match(workflow, @"DOTNET_SDK: (\S+)").Groups[1].Value;
        using var global = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("global.json")));
        Assert.StartsWith(global.RootElement.GetProperty("sdk").GetProperty("version").GetString()![..5], sdk, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ScriptsAndSettings))]
    public void Modules_and_tools_are_installed_in_exact_versions_and_with_their_signatures_checked(string file)
    {
        var text = File.ReadAllText(Repository.PathOf(file));

        Assert.DoesNotContain("SkipPublisherCheck", text, StringComparison.OrdinalIgnoreCase);
        Assert.All(Installations().Matches(text), installation => Assert.Matches(@"-(Required)?Version \d+\.\d+\.\d+|--version [\d""$]", installation.Value));
    }

    [Fact]
    public void The_analyzer_that_ci_installs_is_the_one_that_the_tests_ask_for()
    {
        var installed = Regex.Match(File.ReadAllText(Repository.PathOf(".github/workflows/ci.yml")), @"PSScriptAnalyzer -RequiredVersion (\S+)").Groups[1].Value;

        Assert.Contains($"RequiredVersion = '{installed}'", File.ReadAllText(Repository.PathOf("tests/Pester/Analysis.Tests.ps1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Local_tools_are_exact_versions()
    {
        using var tools = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(".config/dotnet-tools.json")));

        Assert.All(tools.RootElement.GetProperty("tools").EnumerateObject(), tool =>
        {
            Assert.Matches(Exact(), tool.Value.GetProperty("version").GetString());
            Assert.False(tool.Value.TryGetProperty("rollForward", out var rolls) && rolls.GetBoolean());
        });
    }

    private static Dictionary<string, string> PinnedVersions() => XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(
        package => (string)package.Attribute("Include")!,
        package => Regex.Replace((string)package.Attribute("Version")!, @"\$\((\w+)\)", property => CentralProperty(property.Groups[1].Value)));

    private static string CentralProperty(string name) => XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants(name).Single().Value;

    private static IEnumerable<string> Files(string pattern)
    {
        var root = Repository.PathOf("");
        return from file in Directory.EnumerateFiles(root, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
               let path = Path.GetRelativePath(root, file).Replace('\\', '/')
               where !path.Split('/').Any(BuildFolders.Contains)
               orderby path
               select path;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$")]
    private static partial Regex Exact();

    // The module itself comes from a gallery that a test creates, in the version that was just packed.
    [GeneratedRegex(@"(Install-Module|Install-PSResource|Save-Module|Save-PSResource|dotnet tool install) (?!-|RsaCloudAdmin -Repository Packed).*")]
    private static partial Regex Installations();
}
