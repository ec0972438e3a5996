using CsCheck;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;

namespace RsaCloudAdmin.Fuzzing.Kinds;

internal sealed class PemKeys : FuzzKind
{
    public override string Name => "pem";

    public override int Share => 15;

    public override Gen<string> Inputs { get; } = PemTexts.All.Damaged(kept: 5);

    protected override ValueTask<Verdict> TryAsync(string input)
    {
        JsonField[] fields = [JsonField.Text("accessID", "1"), JsonField.Text("adminRestApiUrl", "https://example.com"), JsonField.Text("accessKey", input)];
        return new(KeyJudge.Judge(() => ApiKey.Parse($"{{{string.Join(',', fields)}}}"), "API key", KeyFiles.FaultOf));
    }
}
