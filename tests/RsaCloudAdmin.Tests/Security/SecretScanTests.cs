using System.Collections;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>
/// For every cmdlet, way to sign in, and outcome: no stream, error or serialized object contains a piece of a key, token,
/// assertion, tokencode or password.
/// </summary>
[Collection(EnvironmentVariables.Collection)]
public sealed partial class SecretScanTests : CmdletTest
{
    private const string Password = "pr0xy-p4ssword";

    // Each cmdlet, with existing, unknown and invalid users, and with the output of the previous cmdlet. Another test covers codes
    // requested as plain text.
    private static readonly string[] Calls =
    [
        "$users = $given = 'user1@example.com', 'user2', 'nobody', ''",
        .. CmdletList.Session
            .Where(call => CmdletList.Attribute(call.Name).VerbName != VerbsCommunications.Connect && !call.Arguments.Contains("-AsPlainText", StringComparison.Ordinal))
            .Select(call => $"$returned = {call.Piped("$given")}; $returned{(call.TakesUsers ? "; $given = $users + $returned" : "")}{(CmdletList.Changing.Contains(call.Name) ? $"; {call} -WhatIf" : "")}"),
        "Get-RsaCloudAdminConnection Nowhere; Disconnect-RsaCloudAdmin Nowhere; Get-RsaUser user1",
    ];

    private static readonly FaultEffect[] AllTroubles = [.. Enum.GetValues<FaultEffect>().Except([FaultEffect.Latency, FaultEffect.Hang])];

    // After sign-in, a session no longer depends on the way. Two ways meet all faults with all cmdlets; the others meet a
    // refusal, an unusable response and a broken connection, with a check, a look-up, a change and a code.
    private static readonly string[] MeetEverything = ["API key, file", "OAuth client, file"];
    private static readonly FaultEffect[] SomeTroubles = [FaultEffect.Unauthorized, FaultEffect.Malformed, FaultEffect.Reset];
    private static readonly string[] SomeCalls =
    [
        "Test-RsaCloudAdminConnection",
        "'user1', 'nobody' | Get-RsaUser | Unlock-RsaUserMethod",
        "Enable-RsaEmergencyTokencode user1",
    ];

    private readonly SecretScan _scan = new();
    private RecordingProxy _proxy = null!;
    private ScriptedServer _askingProxy = null!;

    public static TheoryData<string> Ways => new(SignInWay.Good.Keys);

    public static TheoryData<string> BadWays => new(SignInWay.Bad);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // A user with a device gets no registration code. The other user keeps one, to be listed and removed.
        Service.Tenant.Change(EmulatedTenant.SeededId(2), user => user with { Devices = [] });
        _proxy = new RecordingProxy(Service.BaseUri);
        // Plain HTTP bypasses a configured proxy, so keys and clients name this proxy as the service itself.
        typeof(CloudEmulator).GetProperty(nameof(CloudEmulator.BaseUri))!.SetValue(Service, new Uri(new Uri(_proxy.Address), Service.BaseUri.AbsolutePath));
        _askingProxy = new ScriptedServer(Responses.ProxyAuthenticationRequired);
        MakeKeys();
    }

    public override async ValueTask DisposeAsync()
    {
        EnvironmentVariables.Forget();
        await base.DisposeAsync();
        _proxy.Dispose();
        _askingProxy.Dispose();
    }

    [Fact]
    public void Every_way_to_sign_in_is_scanned() => Assert.Equal(
        CmdletList.Info("Connect-RsaCloudAdmin").ParameterSets.Select(set => set.Name).Order(StringComparer.Ordinal),
        SignInWay.Good.Values.Select(way => way.Set).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_secret_is_shown_by_a_session_that_goes_well(string way)
    {
        var result = RunSession(way, Calls);

        Assert.NotEmpty(_proxy.Secrets["bearer"]);
        Assert.Equal(way.StartsWith("OAuth", StringComparison.Ordinal), _proxy.Secrets["assertion"].Any() && _proxy.Secrets["granted"].Any());
        Assert.True(_proxy.Secrets["code"].Count() >= 3);
        Assert.True(result.Verbose.Count > 20 && result.Errors.Count > 5 && result.Output.Count > 10, $"{result.Verbose.Count}, {result.Errors.Count}, {result.Output.Count}");
        AssertNoSecret(result);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_secret_is_shown_when_the_service_and_the_issuer_fail(string way)
    {
        var (troubles, calls) = MeetEverything.Contains(way) ? (AllTroubles, Calls) : (SomeTroubles, SomeCalls);
        foreach (var trouble in troubles)
        {
            Service.Faults.Clear();
            Assert.Empty(Run(SignIn(way)).Errors);
            Service.Faults.Add(new Fault(trouble) { AfterApplying = trouble is FaultEffect.Reset or FaultEffect.Truncated or FaultEffect.Malformed });

            var result = RunSession(way, calls);

            Assert.NotEmpty(result.Errors);
            AssertNoSecret(result);
        }
    }

    // A fault of every operation already damages the look-up, and no code is issued. This one leaves a code in the damaged
    // response.
    [Theory]
    [InlineData(Operation.EnableTokencode, "Enable-RsaEmergencyTokencode")]
    [InlineData(Operation.NewEnrollmentCode, "New-RsaEnrollmentCode")]
    [InlineData(Operation.NewRegistrationCode, "New-RsaRegistrationCode")]
    public void A_code_in_a_damaged_response_is_not_shown(Operation operation, string cmdlet)
    {
        Service.Faults.Add(new Fault(FaultEffect.Malformed) { Operation = operation });

        var result = RunSession("API key, file", [$"{cmdlet} user2"]);

        Assert.Equal("OutcomeUnknown", IdOf(result));
        Assert.Single(_proxy.Secrets["code"]);
        AssertNoSecret(result);
    }

    [Theory]
    [MemberData(nameof(BadWays))]
    public void Nothing_secret_is_shown_when_signing_in_fails(string script)
    {
        var result = Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script} -SkipCheck:$false; $Error; Get-RsaUser user1");

        Assert.NotEmpty(result.Errors);
        AssertNoSecret(result);
    }

    [Fact]
    public void A_tokencode_that_is_asked_for_as_text_is_in_its_property_and_nowhere_else()
    {
        Connect();

        var result = Run("Enable-RsaEmergencyTokencode user1@example.com -AsPlainText -Verbose -Debug -OutVariable issued; 'nobody' | Enable-RsaEmergencyTokencode -AsPlainText");

        var issued = Assert.Single(result.Output);
        var code = Assert.IsType<string>(issued.Properties["EmergencyTokencode"].Value);
        _scan.Add(code);
        Assert.Equal(["EmergencyTokencode"], issued.Properties.Where(property => _scan.Find($"{property.Value}") is not null).Select(property => property.Name));
        Assert.Null(_scan.Find($"{issued}"));
        Assert.Null(_scan.Find(ShownText.BesideOutput(result)));
    }

    // A session with all messages turned on, and then what it remembers.
    private PipelineResult RunSession(string way, string[] calls) => Run($$"""
        $VerbosePreference = $DebugPreference = 'Continue'
        $Error.Clear()
        $connection = Get-RsaCloudAdminConnection
        {{SignIn(way)}} -PassThru
        {{string.Join(Environment.NewLine, calls)}}
        $Error
        $connection
        """);

    private static string SignIn(string way) => $"{SignInWay.Good[way].Script} -RetryTimeoutSec 0";

    private void AssertNoSecret(PipelineResult result)
    {
        foreach (var secret in _proxy.Secrets.SelectMany(kind => kind))
            _scan.Add(secret);
        Assert.True(_scan.Count > 1000);

        Assert.Null(_scan.Find(ShownText.From(result)));
        Assert.Null(_scan.Find(string.Join('\n', result.Errors.Append(result.TerminatingError!).Where(error => error is not null).Select(TextOf))));
        Assert.Null(_scan.Find(string.Join('\n', Shown(result).Select(Serialized))));
    }

    // $Error contains the errors too.
    private static IEnumerable<object> Shown(PipelineResult result) => result.Output.Select(o => o.BaseObject is PSCustomObject ? o : o.BaseObject)
        .Concat(result.Errors).Concat(result.Warnings).Concat(result.Verbose).Concat(result.Progress).Distinct();

    // Adds what ShownText omits, because most of it is the script itself.
    private static string TextOf(ErrorRecord error)
    {
        List<string> text = [$"{error}", $"{error.InvocationInfo?.Line}", $"{error.InvocationInfo?.PositionMessage}", $"{error.ScriptStackTrace}"];
        // Text that an admin passed in plain is their own responsibility.
        text.AddRange((error.InvocationInfo?.BoundParameters.Values ?? Enumerable.Empty<object>()).Where(value => value is not (string or Uri)).Select(value => $"{value}"));
        for (var e = error.Exception; e is not null; e = e.InnerException)
        {
            text.Add($"{e}");
            text.AddRange(e.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"));
        }

        return string.Join('\n', text);
    }

    // The default depth of Export-Clixml. PowerShell itself stores a SecureString in plain text on Unix.
    private static string Serialized(object o) => SecureText().Replace(PSSerializer.Serialize(o, 2), string.Empty);

    private void MakeKeys()
    {
        var client = UseOAuthClient();
        var rsaClient = Service.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Rsa });
        rsaClient.WriteTo(PathOf("rsa.jwk"));
        var key = Service.CreateApiKey();
        key.WriteTo(KeyPath);
        // A truncated key, which a message could quote.
        File.WriteAllText(PathOf("damaged.key"), key.ToJson()[..^200]);
        File.WriteAllText(PathOf("elsewhere.key"), key.ToJson().Replace(Service.BaseUri.AbsoluteUri, "https://example.access.securid.com", StringComparison.Ordinal));
        var variables = new Dictionary<string, object>
        {
            ["ApiKeyText"] = key.ToJson(),
            ["JwkText"] = client.ToJwk(),
            ["ApiKey"] = Secret(key.ToJson()),
            ["Jwk"] = Secret(client.ToJwk()),
            ["RsaJwkPath"] = PathOf("rsa.jwk"),
            ["RsaClientId"] = rsaClient.ClientId,
            ["ElsewherePath"] = PathOf("elsewhere.key"),
            ["DamagedPath"] = PathOf("damaged.key"),
            ["Damaged"] = Secret(key.ToJson()[..^200]),
            ["DamagedJwk"] = Secret(client.ToJwk()[..^20]),
            ["Mixed"] = Secret(key.ToJson().Replace("accessKey", "accessId", StringComparison.Ordinal)),
            ["MixedJwk"] = Secret(client.ToJwk().Replace("\"x\"", "\"y\"", StringComparison.Ordinal)),
            ["Password"] = Password,
            ["Credential"] = new PSCredential("me", Secret(Password)),
            ["AskingProxy"] = _askingProxy.Address.GetLeftPart(UriPartial.Authority),
        };
        foreach (var (name, value) in variables)
            Engine.SetVariable(name, value);

        _scan.Add(Password);
        foreach (var (_, number) in client.JwkFields().Concat(rsaClient.JwkFields()).Where(field => field.Key is "d" or "p" or "q" or "dp" or "dq" or "qi"))
            _scan.Add(Base64Url(number));
        foreach (var line in key.PrivateKeyPem.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('-')))
            _scan.Add(line);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivateKeyPem);
        var numbers = rsa.ExportParameters(includePrivateParameters: true);
        foreach (var number in new[] { numbers.D, numbers.P, numbers.Q, numbers.DP, numbers.DQ, numbers.InverseQ })
            _scan.Add(number!);
    }

    private static byte[] Base64Url(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    [GeneratedRegex("<SS( [^>]*)?>[^<]*</SS>")]
    private static partial Regex SecureText();
}
