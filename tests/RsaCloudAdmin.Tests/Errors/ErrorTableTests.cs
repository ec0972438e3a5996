using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Help;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>The errors match the descriptions in about_RsaCloudAdmin_Errors. Each one is provoked.</summary>
[Collection(EnvironmentVariables.Collection)]
public class ErrorTableTests : CmdletTest
{
    private static readonly AboutTopic Topic = new("about_RsaCloudAdmin_Errors");

    private static readonly IReadOnlyDictionary<string, ErrorEntry> Table = Topic.Errors.Where(entry => entry.Category != "TokenRefused").ToDictionary(entry => entry.Id);
    private static readonly IReadOnlyDictionary<string, ErrorEntry> TokenFaults = Topic.Errors.Where(entry => entry.Category == "TokenRefused").ToDictionary(entry => entry.Id);

    private ScriptedServer? _scripted;
    private ScriptedServer? _untrusted;
    private FileStream? _held;

    public static TheoryData<string> Ids => [.. Provocation.OfIds.Keys];

    public static TheoryData<string> Faults => [.. Provocation.OfTokenFaults.Keys];

    public override async ValueTask DisposeAsync()
    {
        EnvironmentVariables.Forget();
        _scripted?.Dispose();
        _untrusted?.Dispose();
        if (_held is not null)
            await _held.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Every_error_of_the_table_is_provoked_here()
    {
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), Provocation.OfIds.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(TokenFaults.Keys.Order(StringComparer.Ordinal), Provocation.OfTokenFaults.Keys.Order(StringComparer.Ordinal));
    }

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

    private ErrorRecord Provoke(Provocation provocation)
    {
        UseOAuthClient();
        Service.Tenant.AddUser("disabled@example.com", change: user => user with { IsEnabled = false });
        if (provocation.Fault is { } fault)
            Service.Faults.Add(new Fault(fault));
        if (provocation.ServerScript.Length > 0)
        {
            _scripted = new ScriptedServer(provocation.ServerScript);
            Engine.SetVariable("Scripted", _scripted.Address);
        }

        if (provocation.NeedsUntrusted)
        {
            _untrusted = new ScriptedServer(SelfSigned.For("localhost", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)));
            Engine.SetVariable("Untrusted", $"{_untrusted.Address}oauth");
        }

        ConnectTo(provocation.Address ?? _scripted?.Address.AbsoluteUri, provocation.TimeoutSec);
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
            SharedHost.Intercept(connection.Emitted.BaseObject);
    }

    private void SpoilKeyFile(Provocation provocation)
    {
        var key = new StrangerKey(Service.BaseUri);
        if (provocation.KeyFile is { } make)
            File.WriteAllText(KeyPath, make(key));
        if (provocation.KeyFileIsHeld)
            _held = new FileStream(KeyPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
