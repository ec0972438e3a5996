using System.Globalization;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>If the service cannot be reached, a run ends instead of failing row by row.</summary>
public class CircuitBreakerTests : CmdletTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Three_rows_in_a_row_that_found_no_service_end_it_and_the_first_row_not_attempted_is_named(int throttleLimit)
    {
        ConnectToNobody();

        var result = Run($"1..40 | ForEach-Object {{ \"user$_\" }} | Unlock-RsaUserMethod -ThrottleLimit {throttleLimit}");

        var rows = result.Errors.SkipLast(1).ToList();
        Assert.InRange(rows.Count, 3, 3 + throttleLimit);
        Assert.All(rows, error => Assert.StartsWith("ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(rows, error => Assert.Contains(Service.BaseUri.Host, error.Exception.Message, StringComparison.Ordinal));
        var end = result.Errors[^1];
        Assert.StartsWith("ConnectionFailed,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        var next = Assert.IsType<string>(end.TargetObject);
        Assert.StartsWith($"The run ended: for 3 consecutive rows, nothing could be sent to the service. The first row not attempted is '{next}'.", end.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(next, rows.Select(error => error.TargetObject));
        Assert.InRange(int.Parse(next["user".Length..], CultureInfo.InvariantCulture), 4, 4 + throttleLimit);
    }

    [Theory]
    [InlineData("1..40 | ForEach-Object { \"user$_\" } | Find-RsaUser", 0)]
    [InlineData("Find-RsaUser (1..40 | ForEach-Object { \"user$_\" })", 0)]
    [InlineData("'user1', 'user2', '*', 'user3', '', 'user4' | Find-RsaUser", 2)]
    public void Three_searches_in_a_row_that_found_no_service_end_the_cmdlet(string script, int invalid)
    {
        ConnectToNobody();

        var result = Run(script);

        Assert.Equal(4 + invalid, result.Errors.Count);
        var end = result.Errors[^1];
        Assert.StartsWith("ConnectionFailed,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("The run ended: for 3 consecutive rows, nothing could be sent to the service. The first row not attempted is 'user4'.", end.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("user4", end.TargetObject);
    }

    [Fact]
    public void Three_searches_in_a_row_whose_token_is_refused_end_the_cmdlet()
    {
        Connect();
        Service.Faults.Add(Emulator.Faults.FaultText.Parse("401"));

        var result = Run("1..12 | ForEach-Object { \"user$_\" } | Find-RsaUser");

        Assert.Equal(4, result.Errors.Count);
        Assert.StartsWith("The run ended: for 3 consecutive rows, no access token was issued or accepted. The first row not attempted is 'user4'.", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        // Each of the three was retried once with a new token.
        Assert.Equal(6, Service.Requests.CountOf(Operation.Search));
    }

    [Fact]
    public void Rows_that_cannot_be_sent_do_not_count()
    {
        ConnectToNobody();

        var result = Run("'user1', '', 'user2', 'user3', 'user4' | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Contains("The first row not attempted is 'user4'", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_attempted_is_not_asked_for()
    {
        ConnectToNobody();
        // A fourth prompt has no answer.
        using var asking = PowerShellEngine.Open(new ScreenHost(answers: ["&Yes", "&Yes", "&Yes"]));
        asking.Import(ModuleFolder.Find());
        asking.SetVariable("KeyPath", KeyPath);

        var result = asking.Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck -RetryTimeoutSec 1; 'user1', 'user2', 'user3', 'user4' | Unlock-RsaUserMethod -Confirm -ThrottleLimit 1");

        Assert.Equal(4, result.Errors.Count);
        Assert.Contains("The first row not attempted is 'user4'.", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_three_ends_without_such_an_error()
    {
        ConnectToNobody();

        var result = Run("'user1', 'user2', 'user3' | Unlock-RsaUserMethod");

        Assert.Equal(3, result.Errors.Count);
    }

    [Fact]
    public void A_service_that_breaks_connections_is_one_that_was_found()
    {
        Connect();
        Service.Faults.Add(Emulator.Faults.FaultText.Parse("reset"));

        var result = Run($"1..6 | ForEach-Object {{ '{EmulatedTenant.SeededId(1)}' }} | Enable-RsaEmergencyTokencode -ThrottleLimit 1 -ExpirationDays 1");

        Assert.Equal(6, result.Errors.Count);
        Assert.NotEqual(0, Service.Requests.CountOf(Operation.EnableTokencode));
    }
}
