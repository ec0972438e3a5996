using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Users;

public class CredentialTurnsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly CredentialTurns _turns = new();

    [Fact]
    public async Task The_first_row_has_the_user_though_a_later_one_is_known_sooner()
    {
        using var first = _turns.Take();
        using var second = _turns.Take();

        var later = second.ClaimAsync(User("id", "second"), Never);
        Assert.False(later.IsCompleted);
        await first.ClaimAsync(User("ID", "first"), Never);

        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(() => later);
        Assert.Equal(RsaErrorReason.DuplicateUser, error.Reason);
        Assert.Equal("Could not issue an emergency tokencode for 'second': an earlier row, 'first', names the same user, and a run issues one tokencode for each user. Nothing was sent for this row.", error.Message);
    }

    [Fact]
    public async Task Each_of_different_users_has_a_turn()
    {
        for (var i = 0; i < 20; i++)
        {
            using var turn = _turns.Take();
            await turn.ClaimAsync(User($"id{i}", "user"), Never);
        }
    }

    [Fact]
    public async Task A_row_that_fails_before_its_turn_lets_the_next_one_have_it_and_not_sooner()
    {
        using var first = _turns.Take();
        using (_turns.Take())
        {
        }

        using var third = _turns.Take();
        var later = third.ClaimAsync(User("id", "third"), Never);
        Assert.False(later.IsCompleted);

        first.Dispose();

        await later.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_gives_up_waiting_claims_nobody()
    {
        using var first = _turns.Take();
        using var second = _turns.Take();
        using var third = _turns.Take();
        using var stop = new CancellationTokenSource();
        var waiting = second.ClaimAsync(User("id", "second"), stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        second.Dispose();
        first.Dispose();

        await third.ClaimAsync(User("id", "third"), Never).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static ResolvedUser User(string id, string identity) => new(id, emailAddress: null, userName: null, identity);
}
