using System.Diagnostics;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Tests;

/// <summary>A run that takes longer than its tokens' lifetime.</summary>
public class ShortLivedTokenTests : CmdletTest
{
    private const int Rows = 300;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    // On a busy machine, a token may be sent some time after it was chosen. The client's own tests cover the moment of renewal.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private protected override EmulatorOptions Options => new() { Users = Rows, Latency = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public void Three_hundred_rows_with_a_token_that_lives_a_second()
    {
        UseOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, TokenLife = Life, Grace = Grace });
        RunCleanly("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -SkipCheck");
        Engine.SetVariable("Ids", Service.Tenant.Users.Select(user => user.Id.ToString()).ToArray());
        var running = Stopwatch.StartNew();

        Assert.Equal(Rows, RunCleanly("$Ids | Unlock-RsaUserMethod").Count);

        // A token is used for four fifths of its lifetime, so the run needs several tokens, but no more than these.
        var tokens = Service.Requests.CountOf(Operation.Token);
        Assert.InRange(tokens, 2, (int)Math.Ceiling(running.Elapsed / (Life * 0.8)));
        Assert.Equal(Rows + tokens, Service.Requests.CountOfStatus(200));
        Assert.Equal(Rows + tokens, Service.Requests.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{tokens} tokens in {running.Elapsed.TotalSeconds:0.0} s");
    }
}
