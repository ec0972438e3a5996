using System.Text.Json;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>A field of a JSON object, possibly written in an unusual way.</summary>
/// <param name="Name">The name, unescaped.</param>
/// <param name="Value">The value as JSON text.</param>
internal readonly record struct JsonField(string Name, string Value)
{
    public static JsonField Text(string name, string value) => new(name, Literal(value));

    /// <summary>Returns a text as a JSON literal. Lone surrogates are escaped as they are.</summary>
    public static string Literal(string text) => text.Any(char.IsSurrogate)
        ? "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\""
        : JsonSerializer.Serialize(text);

    public override string ToString() => $"{Literal(Name)}: {Value}";
}
