using System.Text;
using System.Text.Json;
using CsCheck;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>API keys, as text and as files.</summary>
internal sealed class KeyFiles : FuzzKind
{
    private const string Source = "API key";

    // Files are slow, so only a few inputs are written to a file.
    private const int OneInAFile = 16;

    private static readonly Gen<string> Address = Gen.Frequency(
        (9, Gen.OneOfConst("https://example.access.securid.com/AdminInterface/restapi/v1", "https://example.access.securid.com", "http://localhost:5000/AdminInterface/restapi/")),
        (1, Gen.OneOfConst("http://example.com", "ftp://example.com", "https://", "https://user:password@example.com", "https://example.com/?a=b", "https://example.com/#a", "file:///etc/passwd", "https://[::1]", "https://[", "https://\u4f8b\u3048.jp/\u0301", "//example.com", "example.com")),
        (1, Odd.Text.Select(odd => "https://example.com/" + odd)));

    private static readonly string[] CutShort = [.. KeyPool.Rsa.Select(key => key.ExportPkcs8PrivateKeyPem()[..900])];

    private static readonly Gen<string> Pem = Gen.Frequency(
        (1, Gen.OneOfConst(KeyPool.Rsa.Select(key => key.ExportRSAPrivateKeyPem()).ToArray())),
        // Usable keys are slow. A short or truncated key is enough to find faults in the other fields.
        (2, Gen.Const(KeyPool.ShortRsa.ExportRSAPrivateKeyPem())),
        (7, Gen.OneOfConst(CutShort)));

    private static readonly Gen<JsonField[]> Fields = Gen.Select(Address, Pem, (address, pem) => new[]
    {
        JsonField.Text("customerName", "Example Ltd"),
        JsonField.Text("accessID", "9b1f0d4e-0000-4000-8000-000000000001"),
        JsonField.Text("accessKey", pem),
        JsonField.Text("adminRestApiUrl", address),
        JsonField.Text("description", "made for a test"),
    });

    public override string Name => "key-files";

    public override int Share => 20;

    public override Gen<string> Inputs { get; } = Gen.Frequency((20, JsonObjects.From(Fields, kept: 3).Damaged(kept: 7)), (1, Odd.Bytes), (1, Odd.Text));

    protected override ValueTask<Verdict> TryAsync(string input) => new(input.Length % OneInAFile == 0 ? TryAsFile(input) : Try(input));

    /// <summary>Returns what is wrong with a key that was read; null if nothing is.</summary>
    public static string? FaultOf(ApiKey key)
    {
        if (string.IsNullOrWhiteSpace(key.AccessId) || string.IsNullOrWhiteSpace(key.Audience))
            return "the key has no id or no audience";
        if (key.BaseUri.Scheme != "https" && !key.BaseUri.IsLoopback)
            return $"the token would go to {key.BaseUri}";
        return key.Rsa.KeySize >= 2048 ? null : $"the key has {key.Rsa.KeySize} bits";
    }

    private static Verdict Try(string input) => KeyJudge.Judge(() => ApiKey.Parse(input), Source, FaultOf, AddressIn(input));

    private static Verdict TryAsFile(string input)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        try
        {
            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(input));
            return KeyJudge.Judge(() => ApiKey.FromFile(path), path, FaultOf, AddressIn(input));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string? AddressIn(string input)
    {
        try
        {
            using var json = JsonDocument.Parse(input.TrimStart('\uFEFF'));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? string.Concat(json.RootElement.EnumerateObject().Where(field => field.Name.Equals("adminRestApiUrl", StringComparison.OrdinalIgnoreCase)).Select(field => field.Value.GetRawText()))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
