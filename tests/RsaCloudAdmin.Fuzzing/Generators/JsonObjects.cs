using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>
/// JSON objects that start as valid ones. Then fields are removed, duplicated, renamed, swapped, or given another type.
/// </summary>
internal static class JsonObjects
{
    /// <summary>Values, valid and invalid, that no service should send in a field.</summary>
    public static readonly Gen<string> OddValue = Gen.Frequency<string>(
        (4, Odd.Text.Select(JsonField.Literal)),
        (2, Odd.Number),
        (3, Gen.OneOfConst("null", "true", "false", "[]", "{}", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202e\"", "[\"a\"]", "{\"a\": 1}", "\"true\"", "\"null\"", "undefined", "'a'", "\"unfinished", "01", ".5")),
        (1, Gen.OneOfConst(3, 62, 63, 64, 65, 500, 4000).Select(depth => new string('[', depth) + new string(']', depth))),
        (1, Gen.OneOfConst(3, 63, 64, 500).Select(depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth))));

    private static readonly Gen<double> Place = Gen.Double[0, 0.9999];

    private static readonly Gen<Func<List<JsonField>, int, List<JsonField>>> Change = Gen.Frequency<Func<List<JsonField>, int, List<JsonField>>>(
        (3, Gen.Const<Func<List<JsonField>, int, List<JsonField>>>((fields, i) => [.. fields[..i], .. fields[(i + 1)..]])),
        (5, OddValue.Select(value => With((fields, i) => fields[i] = fields[i] with { Value = value }))),
        (2, OddValue.Select(value => With((fields, i) => fields.Add(fields[i] with { Value = value })))),
        (1, OddValue.Select(value => With((fields, i) => fields.Insert(0, fields[i] with { Value = value })))),
        (2, Gen.OneOfConst<Func<string, string>>(name => name.ToUpperInvariant(), name => name.ToLowerInvariant(), name => name + " ", name => "x" + name).Select(rename => With((fields, i) => fields[i] = fields[i] with { Name = rename(fields[i].Name) }))),
        (1, Odd.Text.Select(name => With((fields, i) => fields.Insert(i, new JsonField(name, "1"))))),
        (1, Gen.Const(With((fields, i) => fields[i] = fields[i] with { Value = $"[{fields[i].Value}]" }))),
        (1, Gen.Const(With((fields, i) => fields[i] = fields[i] with { Value = $"{{\"value\": {fields[i].Value}}}" }))),
        (1, Place.Select(other => With((fields, i) => (fields[i], fields[(int)(other * fields.Count)]) =
            (fields[i] with { Value = fields[(int)(other * fields.Count)].Value }, fields[(int)(other * fields.Count)] with { Value = fields[i].Value })))));

    // The text before, between and after the fields.
    private static readonly Gen<(string Start, string Between, string End)> Layout = Gen.FrequencyConst(
        (8, ("{", ", ", "}")),
        (2, ("{\r\n  ", ",\r\n  ", "\r\n}\r\n")),
        (1, ("\uFEFF{", ",", "}")),
        (1, ("[{", ",", "}]")),
        (1, ("{", ",", ",}")),
        (1, ("/* remark */{", ",\n// remark\n", "}")),
        (1, (" \t\n{", ",", "} \0")),
        (1, ("{\"value\": {", ",", "}}")));

    /// <summary>Generates texts that are valid or damaged JSON objects.</summary>
    /// <param name="valid">The fields of valid objects.</param>
    /// <param name="kept">How many of ten keep their fields and their layout.</param>
    public static Gen<string> From(Gen<JsonField[]> valid, int kept) => Gen.Frequency<string>(
        (kept, valid.Select(fields => Written(fields, ("{", ", ", "}")))),
        (10 - kept, Gen.Select(valid, Gen.Select(Change, Place).Array[0, 3], Layout, (fields, changes, layout) => Written(Changed(fields, changes), layout))));

    private static List<JsonField> Changed(JsonField[] fields, (Func<List<JsonField>, int, List<JsonField>> Change, double Place)[] changes) =>
        changes.Aggregate(fields.ToList(), (changed, next) => changed.Count == 0 ? changed : next.Change(changed, (int)(next.Place * changed.Count)));

    private static Func<List<JsonField>, int, List<JsonField>> With(Action<List<JsonField>, int> change) => (fields, i) =>
    {
        change(fields, i);
        return fields;
    };

    private static string Written(IEnumerable<JsonField> fields, (string Start, string Between, string End) layout) =>
        layout.Start + string.Join(layout.Between, fields) + layout.End;
}
