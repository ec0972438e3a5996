using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Runs;

public class CallTurnsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly UserLookupCache _run = new();

    [Fact]
    public async Task The_first_row_has_the_user_though_a_later_one_is_known_sooner()
    {
        using var first = _run.TakeTurn();
        using var second = _run.TakeTurn();

        var later = ClaimAsync(second, "id", "second", Never);
        Assert.False(later.IsCompleted);

        Assert.Null(await ClaimAsync(first, "ID", "first", Never));
        Assert.Equal("first", await later);
    }

    [Fact]
    public async Task Each_of_different_users_has_a_turn()
    {
        for (var i = 0; i < 20; i++)
        {
            using var turn = _run.TakeTurn();
            Assert.Null(await ClaimAsync(turn, $"id{i}", "user", Never));
        }
    }

    [Fact]
    public async Task A_row_that_fails_before_its_turn_lets_the_next_one_have_it_and_not_sooner()
    {
        using var first = _run.TakeTurn();
        using (_run.TakeTurn())
        {
        }

        using var third = _run.TakeTurn();
        var later = ClaimAsync(third, "id", "third", Never);
        Assert.False(later.IsCompleted);

        first.Dispose();

        Assert.Null(await later.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_that_gives_up_waiting_claims_nobody()
    {
        using var first = _run.TakeTurn();
        using var second = _run.TakeTurn();
        using var third = _run.TakeTurn();
        using var stop = new CancellationTokenSource();
        var waiting = ClaimAsync(second, "id", "second", stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        second.Dispose();
        first.Dispose();

        Assert.Null(await ClaimAsync(third, "id", "third", Never).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private Task<string?> ClaimAsync(CallTurn turn, string id, string identity, CancellationToken cancellationToken) =>
        turn.UseAsync(() => _run.ClaimCredential(new ResolvedUser(id, emailAddress: null, userName: null, identity)), cancellationToken);
}
