using System.Globalization;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The tables of the codes of events. A table would accept the same code twice, so its source is read.</summary>
public partial class EventMeaningsTests
{
    [Theory]
    [InlineData(
        "OfUsers",
        new[] { 2, 3, 4, 31, 32, 35, 36, 51, 52, 103, 104, 105, 201, 215, 219, 224, 301, 340, 341, 601, 603, 604, 605, 607, 701, 702, 703, 801, 802, 901, 902, 3000, 3001, 3002, 20801, 20805, 21901, 21902, 21903 })]
    [InlineData("OfAdmins", new[] { 80001, 80002, 80003, 80004, 80007, 80100, 80200, 80201, 80202, 82000, 82001, 82002, 82007, 82200 })]
    public void Each_known_code_is_in_its_table_once_and_has_a_meaning(string table, int[] known)
    {
        Func<string?, string?> meaningOf = table == "OfUsers" ? EventMeanings.OfUserEvent : EventMeanings.OfAdminEvent;
        var source = File.ReadAllText(Repository.PathOf("src", "RsaCloudAdmin.Models", "Events", "EventMeanings.cs"));

        var codes = Code().Matches(source.Split($" {table} = new()")[1].Split("};")[0]).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(codes.Distinct(), codes);
        Assert.Empty(known.Select(code => code.ToString(CultureInfo.InvariantCulture)).Except(codes));
        Assert.All(codes, code => Assert.False(string.IsNullOrWhiteSpace(meaningOf(code)), code));
    }

    [GeneratedRegex(@"\[(\d+)\] =")]
    private static partial Regex Code();
}
