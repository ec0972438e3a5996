using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>
/// JSON texts that start as a valid one. Then values at any depth are removed, repeated, renamed, wrapped or replaced.
/// </summary>
internal static class JsonTrees
{
    // In the name of a property that repeats another one. A JsonObject cannot contain the same name twice.
    private const string Again = "@2@";

    private static readonly Gen<double> Place = Gen.Double[0, 0.9999];

    // Some name the emulator's other user.
    private static readonly Gen<string> OddValue = Gen.Frequency<string>(
        (12, JsonObjects.OddValue),
        (1, Gen.OneOfConst($"\"{EmulatedTenant.SeededId(2)}\"", "\"user2@example.com\"")));

    // Replaces a value, or makes one of the changes below.
    private static readonly Gen<Func<JsonNode, string, string?>> Change = Gen.Frequency<Func<JsonNode, string, string?>>(
        (6, OddValue.Select(value => new Func<JsonNode, string, string?>((node, mark) =>
        {
            node.ReplaceWith(mark);
            return value;
        }))),
        (3, Gen.Const(WithoutValue(Remove))),
        (2, Gen.Const(WithoutValue(Repeat))),
        (2, Gen.OneOfConst<Func<string, string>>(name => name.ToUpperInvariant(), name => name + " ", name => "x" + name).Select(rename => WithoutValue(node => Rename(node, rename)))),
        (1, Gen.Const(WithoutValue(node => node.ReplaceWith(new JsonArray(node.DeepClone()))))),
        (1, Gen.Const(WithoutValue(node => node.ReplaceWith(new JsonObject { ["value"] = node.DeepClone() })))));

    /// <summary>Generates texts, most of which are damaged.</summary>
    /// <param name="valid">A valid JSON text.</param>
    /// <param name="kept">How many of ten stay as they are.</param>
    public static Gen<string> From(string valid, int kept) => Gen.Frequency<string>(
        (kept, Gen.Const(valid)),
        (10 - kept, Gen.Select(Change, Place).Array[1, 3].Select(changes => Changed(valid, changes))));

    private static string Changed(string valid, (Func<JsonNode, string, string?> Change, double Place)[] changes)
    {
        // Odd values may be invalid JSON. They are inserted after all other changes.
        var odd = new List<(string Mark, string Value)>();
        var root = new JsonArray(JsonNode.Parse(valid));
        foreach (var (change, place) in changes)
        {
            var nodes = NodesBelow(root).ToList();
            if (nodes.Count == 0)
                break;
            var mark = string.Create(CultureInfo.InvariantCulture, $"@odd{odd.Count}@");
            if (change(nodes[(int)(place * nodes.Count)], mark) is { } value)
                odd.Add((mark, value));
        }

        var text = root.Count == 0 ? string.Empty : root[0]?.ToJsonString().Replace(Again, "", StringComparison.Ordinal) ?? "null";
        return odd.Aggregate(text, (written, next) => written.Replace($"\"{next.Mark}\"", next.Value, StringComparison.Ordinal));
    }

    // Skips null values.
    private static IEnumerable<JsonNode> NodesBelow(JsonNode? node) => (node switch
    {
        JsonArray list => list,
        JsonObject fields => fields.Select(field => field.Value),
        _ => Enumerable.Empty<JsonNode?>(),
    }).OfType<JsonNode>().SelectMany(child => NodesBelow(child).Prepend(child));

    private static Func<JsonNode, string, string?> WithoutValue(Action<JsonNode> change) => (node, _) =>
    {
        change(node);
        return null;
    };

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list)
            list.Remove(node);
        else
            node.Parent!.AsObject().Remove(node.GetPropertyName());
    }

    private static void Repeat(JsonNode node)
    {
        if (node.Parent is JsonArray list)
            list.Insert(node.GetElementIndex(), node.DeepClone());
        else
            node.Parent!.AsObject()[node.GetPropertyName() + Again] = node.DeepClone();
    }

    private static void Rename(JsonNode node, Func<string, string> rename)
    {
        if (node.Parent is not JsonObject fields)
            return;
        var name = node.GetPropertyName();
        fields.Remove(name);
        fields[rename(name)] = node;
    }
}
