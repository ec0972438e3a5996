using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Tests;

/// <summary>A small campaign. The inputs are the same in each run.</summary>
public class CampaignTests
{
    private static readonly Seed Fixed = new(20);

    public static TheoryData<string, int> Kinds => new()
    {
        { "key-files", 4000 },
        { "pem", 3000 },
        { "jwks", 3000 },
        { "json-responses", 4000 },
        { "responses", 3000 },
        { "retry-after", 2000 },
        { "dates", 2000 },
        { "identities", 2000 },
        { "csv-rows", 500 },
    };

    [Fact]
    public void Every_kind_is_tried() => Assert.Equal(AllKinds.Names, Kinds.Select(row => row.Data.Item1));

    [Fact]
    public async Task The_recorded_responses_are_the_same_in_each_run()
    {
        var first = await EmulatedResponses.RecordAsync();
        var second = await EmulatedResponses.RecordAsync();

        Assert.Equal(first.Select(response => (response.Key, response.Value.Body)), second.Select(response => (response.Key, response.Value.Body)));
    }

    [Fact]
    public void Some_objects_contain_a_name_twice()
    {
        var inputs = JsonTrees.From("""{"a":1}""", kept: 1);

        Assert.Contains("""{"a":1,"a":1}""", Enumerable.Range(0, 500).Select(i => Fixed.At(i).Make(inputs)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Inputs_result_in_a_value_or_a_clear_message(string name, int inputs)
    {
        await using var kind = AllKinds.Make(name);

        Assert.Equal(name, kind.Name);
        var tally = await new Campaign { Seed = Fixed }.RunAsync(kind, inputs);

        Assert.True(tally.Faults == 0, string.Join('\n', tally.Findings));
        Assert.True(tally.Inputs >= inputs, $"{tally.Inputs} inputs");
        // A generator that makes only invalid or only valid input would test little.
        Assert.InRange(tally.Accepted, tally.Inputs / 50, tally.Inputs * 19 / 20);
    }
}
