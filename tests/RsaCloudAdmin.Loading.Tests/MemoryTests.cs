using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>What remains of keys and tokens in the memory of a pwsh that connected, worked and disconnected.</summary>
public sealed class MemoryTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    // A piece this long of a number or a line does not occur by chance.
    private const int Piece = 24;

    // Copies of a token as received, signed and sent. They are garbage that the runtime has not overwritten yet, which a .NET
    // program cannot wipe. There is less than one copy for each request.
    private const int MostOfToken = 12;

    private const string Script = """
        param($Module, $SignIn)
        $ErrorActionPreference = 'Stop'
        Import-Module $Module
        $arguments = Get-Content $SignIn -Raw | ConvertFrom-Json -AsHashtable
        Connect-RsaCloudAdmin @arguments
        foreach ($time in 1..20) { $null = Get-RsaUser user1@example.com }
        'connected'
        $null = [Console]::In.ReadLine()
        Disconnect-RsaCloudAdmin
        foreach ($time in 1..2) { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
        'disconnected'
        $null = [Console]::In.ReadLine()
        """;

    [Fact]
    public async Task Nothing_of_an_API_key_is_left_in_memory_and_little_of_its_token()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux shows the memory of a process as a file.");
        var key = service.Emulator.CreateApiKey();
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivateKeyPem);

        await AssertWipedAsync(key.ToJson(), [], rsa.ExportParameters(true), [.. key.PrivateKeyPem.Split('\n')[6..^3].Select(line => line[..Piece])]);
    }

    [Fact]
    public async Task Nothing_of_the_key_of_an_OAuth_client_is_left_in_memory_and_little_of_its_token()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux shows the memory of a process as a file.");
        var client = service.Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Rsa });
        var fields = client.JwkFields();
        var numbers = new RSAParameters
        {
            D = Base64UrlEncoder.DecodeBytes(fields["d"]),
            P = Base64UrlEncoder.DecodeBytes(fields["p"]),
            Q = Base64UrlEncoder.DecodeBytes(fields["q"]),
            DP = Base64UrlEncoder.DecodeBytes(fields["dp"]),
            DQ = Base64UrlEncoder.DecodeBytes(fields["dq"]),
            InverseQ = Base64UrlEncoder.DecodeBytes(fields["qi"]),
        };
        var given = new Dictionary<string, string>
        {
            ["ClientId"] = client.ClientId,
            ["Issuer"] = client.Issuer.AbsoluteUri,
            ["BaseUri"] = service.Emulator.BaseUri.AbsoluteUri,
        };

        await AssertWipedAsync(client.ToJwk(), given, numbers, [.. new[] { "d", "p", "q", "dp", "dq", "qi" }.Select(name => fields[name][Piece..(2 * Piece)])]);
    }

    private static async Task AssertWipedAsync(string keyFile, Dictionary<string, string> given, RSAParameters numbers, string[] text)
    {
        var folder = Directory.CreateTempSubdirectory("rsa-memory-");
        try
        {
            string Write(string name, string content)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, content);
                return path;
            }

            given["KeyPath"] = Write("rsa.key", keyFile);
            var signIn = Write("sign-in.json", System.Text.Json.JsonSerializer.Serialize(given));
            using var program = new RunningProgram(ChildProgram.PowerShellPath, "-NoProfile", "-NonInteractive", "-File", Write("script.ps1", Script), StagedModule.Manifest, signIn);
            await program.ReadUntilAsync("connected");
            var before = ProcessMemory.Read(program.Id);
            // Proves that the scan works: it finds the key in use and its token.
            Assert.True(CountNumbers(before, numbers) > 0, "The key in use was not found.");
            var tokens = before.Tokens();
            Assert.NotEmpty(tokens);
            Assert.Equal(0, text.Sum(before.Count));

            program.Type(string.Empty);
            await program.ReadUntilAsync("disconnected");
            var after = ProcessMemory.Read(program.Id);
            program.Type(string.Empty);
            await program.EndAsync();

            Assert.Equal(0, CountNumbers(after, numbers));
            Assert.Equal(0, text.Sum(after.Count));
            Assert.All(tokens, token => Assert.InRange(after.Count(token[^Piece..]), 0, MostOfToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Key files store numbers with the highest byte first, libraries calculate with the lowest byte first.
    private static int CountNumbers(ProcessMemory memory, RSAParameters key) =>
        new[] { key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ! }.Sum(number => memory.Count(number.AsSpan(Piece, Piece)) + memory.Count(number.Reverse().ToArray().AsSpan(Piece, Piece)));
}
