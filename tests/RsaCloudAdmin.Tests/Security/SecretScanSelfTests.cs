using System.Text;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>The scan finds secrets that are present. Otherwise, a scan without findings would prove nothing.</summary>
public class SecretScanSelfTests
{
    private const string Secret = "correct horse battery+staple/\"Δ\"?~";

    public static TheoryData<string> Ways => new(
        Secret,
        Secret[3..19],
        "… " + Secret + " …",
        string.Join("\r\n  ", Secret.Chunk(5).Select(part => new string(part))).Replace("correct ", "", StringComparison.Ordinal) + Secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"key\": \"" + Secret + "\"}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"keys\": \"" + Secret + "\"}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"a key\": \"" + Secret + "\"}")),
        Convert.ToBase64String(Encoding.Unicode.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToHexStringLower(Encoding.Unicode.GetBytes(Secret)),
        Uri.EscapeDataString(Secret),
        System.Text.Json.JsonSerializer.Serialize(Secret),
        "the code is 83927461.");

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_secret_is_found_however_it_is_written(string text) => Assert.NotNull(Scan().Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("correct horse")]
    [InlineData("The service accepts the API key's access token. 8392 7461 was not the code.x")]
    public void What_is_no_secret_is_not_found(string text) => Assert.Equal(text.Contains("8392 7461", StringComparison.Ordinal), Scan().Find(text) is not null);

    private static SecretScan Scan()
    {
        var scan = new SecretScan();
        scan.Add(Secret);
        scan.Add("83927461");
        return scan;
    }
}
