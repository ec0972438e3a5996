using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// The arguments are a key file and a user id. The token is signed without a library: loading one would take longer.
using var key = JsonDocument.Parse(await File.ReadAllBytesAsync(args[0]).ConfigureAwait(false));
string Field(string name) => key.RootElement.GetProperty(name).GetString()!;

using var rsa = RSA.Create();
rsa.ImportFromPem(Field("accessKey"));
var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
var header = """{"alg":"RS256","typ":"JWT"}"""u8;
var claims = $$"""{"sub":"{{Field("accessID")}}","aud":"{{Field("adminRestApiUrl")}}","iat":{{now}},"exp":{{now + 1800}}}""";
var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
var signature = rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{signed}.{Base64Url.EncodeToString(signature)}");
using var body = new StringContent("""{"unlockMethods":["TOKEN","SMS","VOICE"]}""", Encoding.UTF8, "application/json");
using var response = await http.PatchAsync(new Uri($"{Field("adminRestApiUrl")}/users/{args[1]}/methods"), body).ConfigureAwait(false);
Console.WriteLine(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false));
