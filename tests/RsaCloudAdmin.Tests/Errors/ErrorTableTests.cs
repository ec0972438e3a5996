using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Tests.Help;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>That about_RsaCloudAdmin_Errors tells of every error there is, and tells what the errors say. Each is provoked.</summary>
[Collection(EnvironmentVariables.Collection)]
public partial class ErrorTableTests : CmdletTest
{
    // Says of a row that nothing was done for it. Where a run ends, such rows are dropped, and are no errors.
    private const string NeverWritten = "NotAttempted";

    private static readonly AboutTopic Topic = new("about_RsaCloudAdmin_Errors");

    private static readonly IReadOnlyDictionary<string, ErrorEntry> Table = Topic.Errors.Where(entry => entry.Category != "TokenRefused").ToDictionary(entry => entry.Id);
    private static readonly IReadOnlyDictionary<string, ErrorEntry> TokenFaults = Topic.Errors.Where(entry => entry.Category == "TokenRefused").ToDictionary(entry => entry.Id);

    private CannedService? _canned;
    private HostileService? _untrusted;
    private FileStream? _held;

    public static TheoryData<string> Ids => [.. Provocation.OfIds.Keys];

    public static TheoryData<string> Faults => [.. Provocation.OfTokenFaults.Keys];

    public override async ValueTask DisposeAsync()
    {
        EnvironmentVariables.Forget();
        _canned?.Dispose();
        _untrusted?.Dispose();
        if (_held is not null)
            await _held.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Every_id_in_the_code_is_in_the_table_and_is_provoked_here()
    {
        var ids = Names("RsaErrorReason").Concat(Names("RsaKeyFault")).Concat(IdsInSources()).Except([NeverWritten]).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(ids, Table.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ids, Provocation.OfIds.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_error_is_made_where_it_gets_its_advice() =>
        Assert.DoesNotContain(Sources(), source => source.Contains("new ErrorRecord(", StringComparison.Ordinal));

    [Fact]
    public void A_row_that_was_not_attempted_is_no_error()
    {
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));

        var result = Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck; 1..12 | ForEach-Object { \"user$_@example.com\" } | Unlock-RsaUserMethod -ThrottleLimit 8");

        Assert.All(result.Errors, error => Assert.StartsWith("TokenRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.InRange(result.Errors.Count, 4, 11);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_error_has_the_category_and_the_advice_of_the_table(string id)
    {
        var error = Provoke(Provocation.OfIds[id]);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal((Table[id].Category, Table[id].Action), ($"{error.CategoryInfo.Category}", error.ErrorDetails.RecommendedAction));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_refused_token_has_the_advice_for_what_was_found(string fault)
    {
        var error = Provoke(Provocation.OfTokenFaults[fault]);

        Assert.Equal("TokenRefused", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(fault, $"{PSObject.AsPSObject(error.Exception).Properties["Fault"].Value}");
        Assert.Equal((Table["TokenRefused"].Category, TokenFaults[fault].Action), ($"{error.CategoryInfo.Category}", error.ErrorDetails.RecommendedAction));
    }

    [Fact]
    public void Every_finding_about_a_token_that_has_an_advice_of_its_own_is_in_the_table()
    {
        var enumeration = TypeNamed("RsaTokenFault");
        var guide = ((CmdletInfo)Assert.Single(Run("Get-Command Unlock-RsaUserMethod").Output).BaseObject).ImplementingType.Assembly.GetType("RsaCloudAdmin.Errors.ErrorGuide")!.GetMethod("For", [enumeration])!;

        var advice = Enum.GetValues(enumeration).Cast<object>().ToDictionary(fault => $"{fault}", fault => (((ErrorCategory Category, string Action))guide.Invoke(null, [fault])!).Action);

        Assert.Equal(
            advice.Where(fault => fault.Value != Table["TokenRefused"].Action).OrderBy(fault => fault.Key, StringComparer.Ordinal),
            TokenFaults.Values.ToDictionary(entry => entry.Id, entry => entry.Action).OrderBy(fault => fault.Key, StringComparer.Ordinal));
        Assert.Equal(TokenFaults.Keys.Order(StringComparer.Ordinal), Provocation.OfTokenFaults.Keys.Order(StringComparer.Ordinal));
    }

    private ErrorRecord Provoke(Provocation provocation)
    {
        UseOAuthClient();
        Service.Tenant.AddUser("disabled@example.com", change: user => user with { IsEnabled = false });
        if (provocation.Fault is { } fault)
            Service.Faults.Add(new Fault(fault));
        if (provocation.Answers.Length > 0)
        {
            _canned = new CannedService(provocation.Answers);
            Engine.SetVariable("Canned", _canned.Root.GetLeftPart(UriPartial.Authority));
        }

        if (provocation.NeedsUntrusted)
        {
            _untrusted = new HostileService(SelfSigned.For("localhost", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)));
            Engine.SetVariable("Untrusted", $"{_untrusted.Address}oauth");
        }

        ConnectTo(provocation.Address ?? _canned?.Root.AbsoluteUri, provocation.TimeoutSec);
        SpoilKeyFile(provocation);
        var error = Assert.Single(Run(provocation.Script).Errors);

        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        if (provocation.ServiceSays is { } words)
            Assert.Matches($" said '.*{Regex.Escape(words)}.*'", error.Exception.Message);
        return error;
    }

    private void ConnectTo(string? address, int timeoutSec)
    {
        if (address is not null)
        {
            var key = new StrangerKey(new Uri(address));
            File.WriteAllText(KeyPath, key.Json);
        }

        var connection = Assert.Single(RunCleanly($"Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru -RetryTimeoutSec 0 -TimeoutSec {timeoutSec}"));
        if (address?.StartsWith("https:", StringComparison.Ordinal) == true)
            SharedHost.Answer(connection.Emitted.BaseObject);
    }

    private void SpoilKeyFile(Provocation provocation)
    {
        var key = new StrangerKey(Service.BaseUri);
        if (provocation.KeyFile is { } make)
            File.WriteAllText(KeyPath, make(key));
        if (provocation.KeyFileIsHeld)
            _held = new FileStream(KeyPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private string[] Names(string enumeration) => Enum.GetNames(TypeNamed(enumeration));

    private Type TypeNamed(string name) => (Type)Assert.Single(Run($"[RsaCloudAdmin.{name}]").Output).BaseObject;

    private static IEnumerable<string> IdsInSources() => Sources().SelectMany(source => LiteralId().Matches(source)).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Sources() => new[] { "Commands", "Connections", "Errors", "Loading", "Pipeline" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf($"src/RsaCloudAdmin/{folder}"), "*.cs", SearchOption.AllDirectories))
        .Select(File.ReadAllText);

    [GeneratedRegex(@"""(\w+)"",\s*ErrorCategory\.")]
    private static partial Regex LiteralId();
}
