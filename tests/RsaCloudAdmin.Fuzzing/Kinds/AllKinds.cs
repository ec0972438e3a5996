using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>All kinds of input. Each is created only when needed: instrumented code runs under afl-fuzz only.</summary>
internal static class AllKinds
{
    private static readonly Dictionary<string, Func<FuzzKind>> ByName = new()
    {
        ["key-files"] = () => new KeyFiles(),
        ["pem"] = () => new PemKeys(),
        ["jwks"] = () => new Jwks(),
        ["json-responses"] = () => new JsonResponses(),
        ["responses"] = () => new OperationResponses(),
        ["retry-after"] = () => new RetryAfterHeaders(),
        ["dates"] = () => new Dates(),
        ["identities"] = () => new Identities(),
        ["csv-rows"] = () => new CsvRows(),
    };

    public static string[] Names => [.. ByName.Keys];

    public static FuzzKind Make(string name) => ByName[name]();
}
