using System.Globalization;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

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

    [Fact]
    public void Rows_that_cannot_be_sent_do_not_count()
    {
        ConnectToNobody();

        var result = Run("'user1', '', 'user2', 'user3', 'user4' | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Contains("The first row not attempted is 'user4'", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
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
