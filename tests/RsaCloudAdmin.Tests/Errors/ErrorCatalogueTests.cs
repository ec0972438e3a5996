using System.Collections;
using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.HelpBuilder.Topics;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Tests.Help;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>The catalog contains every error that the module can write, and its text is what users see.</summary>
public class ErrorCatalogueTests
{
    private const string Errors = "RsaCloudAdmin.Errors";

    private static readonly Assembly Cmdlets = CmdletList.Class("Unlock-RsaUserMethod").Assembly;
    private static readonly Type Catalogue = Cmdlets.GetType($"{Errors}.ErrorCatalogue", throwOnError: true)!;

    private static readonly IReadOnlyList<Entry> All = [.. ((IEnumerable)Catalogue.GetProperty("Groups")!.GetValue(null)!).Cast<object>()
        .SelectMany(group => (IEnumerable<object>)Value(group, "Value")!).Select(Entry.From)];

    private sealed record Entry(string Id, string? Finding, ErrorCategory Category, string? When, string Advice)
    {
        public static Entry From(object entry) => new(
            (string)Value(entry, "Id")!, (string?)Value(entry, "Finding"), (ErrorCategory)Value(entry, "Category")!, (string?)Value(entry, "When"), (string)Value(entry, "Advice")!);
    }

    [Theory]
    [InlineData("RsaErrorReason", "Id")]
    [InlineData("RsaKeyFault", "Id")]
    [InlineData("RsaTokenFault", "Finding")]
    public void Every_reason_has_an_entry_of_its_own(string enumeration, string named)
    {
        var reasons = Catalogue.GetMethods().Select(method => method.GetParameters().FirstOrDefault()?.ParameterType).Single(type => type?.Name == enumeration)!;
        var find = Catalogue.GetMethod("Find", [reasons])!;

        Assert.All(Enum.GetValues(reasons).Cast<object>(), reason => Assert.Equal($"{reason}", Value(find.Invoke(null, [reason])!, named)));
    }

    [Fact]
    public void Every_entry_that_the_code_names_is_in_the_catalogue_once()
    {
        var named = Cmdlets.GetTypes().Where(type => type.Namespace == Errors)
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType.Name == "ErrorEntry").Select(property => Entry.From(property.GetValue(null)!)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(All));
        Assert.Equal(All.Count, All.Select(entry => (entry.Id, entry.Finding)).Distinct().Count());
    }

    [Fact]
    public void Every_error_is_made_of_an_entry()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src/RsaCloudAdmin"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(Repository.PathOf("src/RsaCloudAdmin"), file).Replace('\\', '/'), File.ReadAllText);

        Assert.Equal(["Errors/ErrorRecords.cs"], sources.Where(source => source.Value.Contains("new ErrorRecord(", StringComparison.Ordinal) || source.Value.Contains("ErrorRecord record = new(", StringComparison.Ordinal)).Select(source => source.Key));
        Assert.DoesNotContain(sources, source => !source.Key.StartsWith("Errors/", StringComparison.Ordinal) && source.Value.Contains("ErrorCategory.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_listed_is_never_written_or_says_no_more_than_what_is()
    {
        var unlisted = All.Where(entry => entry.When is null).ToList();

        Assert.Equal(["NotAttempted"], unlisted.Where(entry => entry.Finding is null).Select(entry => entry.Id));
        Assert.All(unlisted.Where(entry => entry.Finding is not null), entry => Assert.Equal(All.Single(other => other.Id == entry.Id && other.Finding is null).Advice, entry.Advice));
        Assert.All(All.Where(entry => entry.Finding is not null), entry => Assert.Equal(All.Single(other => other.Id == entry.Id && other.Finding is null).Category, entry.Category));
    }

    [Fact]
    public void The_topic_lists_the_catalogue() => Assert.Equal(
        All.Where(entry => entry.When is not null).Select(entry => new ErrorEntry(entry.Finding ?? entry.Id, entry.Finding is null ? $"{entry.Category}" : entry.Id, entry.When!, entry.Advice)).OrderBy(entry => entry.Id, StringComparer.Ordinal),
        new AboutTopic("about_RsaCloudAdmin_Errors").Errors.OrderBy(entry => entry.Id, StringComparer.Ordinal));

    [Fact]
    public void The_page_is_the_catalogue()
    {
        var expected = ErrorPage.Create(ErrorFacts.ReadGroups(Cmdlets));
        var page = Repository.PathOf("docs/errors.md");
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == expected)
            return;
        var right = Repository.PathOf("artifacts/docs/errors.md");
        Directory.CreateDirectory(Path.GetDirectoryName(right)!);
        File.WriteAllText(right, expected);
        Assert.Fail($"docs/errors.md does not match the catalogue. Copy {right} over it.");
    }

    private static object? Value(object part, string property) => part.GetType().GetProperty(property)!.GetValue(part);
}
