using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Runs the documented scripts that save failed rows to a new list, in strict mode and for all kinds of runs.</summary>
public partial class FailedRowsTests : CmdletTest
{
    /// <summary>Where each script is, and whether it also supports rows that are texts.</summary>
    public static TheoryData<string, bool> Scripts =>
    [
        ("README.md", true),
        ("src/RsaCloudAdmin/en-US/about_RsaCloudAdmin_Bulk.help.txt", true),
        .. Directory.GetFiles(Repository.PathOf("docs/help"), "*.md")
            .Where(file => File.ReadAllText(file).Contains("./again.csv", StringComparison.Ordinal))
            .Select(file => ($"docs/help/{Path.GetFileName(file)}", false)),
    ];

    private string ListPath => PathOf("again.csv");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Engine.Runspace.SessionStateProxy.Path.SetLocation(Path.GetDirectoryName(KeyPath)!);
        RunCleanly("Set-StrictMode -Version Latest");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void When_nothing_failed_no_file_is_made_and_none_is_emptied(string place, bool _)
    {
        foreach (var before in new[] { null, "of yesterday" })
        {
            File.Delete(ListPath);
            if (before is not null)
                File.WriteAllText(ListPath, before);
            foreach (var script in ScriptsOf(place))
                RunCleanly($"$null = 'user1@example.com' | Unlock-RsaUserMethod -ErrorVariable failed\n{script}");
            Assert.Equal(before, File.Exists(ListPath) ? File.ReadAllText(ListPath) : null);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_rows_that_failed_are_the_next_list_as_they_were(string place, bool takesTexts)
    {
        foreach (var script in ScriptsOf(place))
        {
            Assert.Equal(["\"Email\",\"Ticket\"", "\"nobody@example.com\",\"T1\""], Written("[pscustomobject]@{ Email = 'nobody@example.com'; Ticket = 'T1' }", script));
            if (takesTexts && script.Contains("[string]", StringComparison.Ordinal))
                Assert.Equal(["\"UserId\"", "\"nobody\"", "\"nobody@example.com\""], Written("'nobody', 'nobody@example.com'", script));
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_run_that_ended_early_leaves_the_rows_that_failed_by_then(string place, bool _)
    {
        ConnectToNobody();

        foreach (var script in ScriptsOf(place))
        {
            var lines = Written("(1..9 | ForEach-Object { [pscustomobject]@{ Email = \"user$_\" } })", script, "-ThrottleLimit 1");
            Assert.Equal(["\"Email\"", "\"user1\"", "\"user2\"", "\"user3\""], lines);
            // Users who run only these rows again must learn that others were not attempted.
            Assert.Contains("The first row not attempted is 'user4'", Assert.Single(Run(script).Warnings).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_run_that_did_not_begin_empties_no_list(string place, bool _)
    {
        RunCleanly("Disconnect-RsaCloudAdmin");
        File.WriteAllText(ListPath, "of yesterday");

        foreach (var script in ScriptsOf(place))
            Assert.Equal(["of yesterday"], Written("'user1'", script));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/RsaCloudAdmin/en-US/about_RsaCloudAdmin_Bulk.help.txt")]
    [InlineData("docs/help/Enable-RsaEmergencyTokencode.md")]
    public void Of_tokencodes_rows_whose_user_has_a_code_are_left_out_and_those_in_doubt_are_spoken_of(string place)
    {
        Service.Tenant.AddUser("eve@example.com", "eve");
        Run("$null = 'nobody@example.com', 'eve@example.com', 'eve' | ForEach-Object { [pscustomobject]@{ Email = $_ } } | Enable-RsaEmergencyTokencode -ErrorVariable failed -ErrorAction SilentlyContinue");

        RunCleanly(ScriptsOf(place).First());

        Assert.Equal(["\"Email\"", "\"nobody@example.com\""], File.ReadAllLines(ListPath));
        Assert.Matches(@"[Rr]ows\s+that\s+ended\s+as\s+`?OutcomeUnknown", File.ReadAllText(Repository.PathOf(place)));
    }

    [Fact]
    public void A_script_is_found_in_every_place() => Assert.All(Scripts, place => Assert.NotEmpty(ScriptsOf(place.Data.Item1)));

    private string[] Written(string rows, string script, string how = "")
    {
        Run($"$null = {rows} | Unlock-RsaUserMethod -ErrorVariable failed -ErrorAction SilentlyContinue {how}");
        RunCleanly(script);
        return File.ReadAllLines(ListPath);
    }

    // From the line that collects the failed rows to the end of the last block, without what ends a session.
    private static IEnumerable<string> ScriptsOf(string place) => Script().Matches(File.ReadAllText(Repository.PathOf(place)).ReplaceLineEndings("\n"))
        .Select(match => match.Value.Replace("exit 1", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^ *\$again = (?:.*\n)+?.*Export-Csv (?:\./)?again\.csv.*\n(?: *exit 1\n)? *\}$", RegexOptions.Multiline)]
    private static partial Regex Script();
}
