using System.Collections;
using System.Reflection;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Client.Tests.Http;

public class KeyedAsyncLockTests
{
    private const string User = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";

    private readonly KeyedAsyncLock _locks = new();

    [Fact]
    public async Task The_first_gets_in_at_once()
    {
        using (await TakeAsync(User))
            Assert.Equal(1, Remembered);

        Assert.Equal(0, Remembered);
    }

    [Fact]
    public async Task They_get_in_in_the_order_they_were_asked_for()
    {
        var order = new List<int>();
        var first = await TakeAsync(User);
        var others = Enumerable.Range(1, 20).Select(i => TakeAndNoteAsync(i)).ToList();
        Assert.Empty(order);

        first.Dispose();
        await AllAsync(others);

        Assert.Equal(Enumerable.Range(1, 20), order);
        Assert.Equal(0, Remembered);

        async Task TakeAndNoteAsync(int i)
        {
            using var turn = await TakeAsync(User);
            order.Add(i);
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Different_users_do_not_wait_for_each_other()
    {
        using var one = await TakeAsync(User);
        using var other = await TakeAsync(Guid.NewGuid().ToString());

        Assert.Equal(2, Remembered);
    }

    [Fact]
    public async Task The_casing_of_an_id_does_not_make_another_user()
    {
        using var one = await TakeAsync(User);

        Assert.False(TakeAsync(User.ToUpperInvariant()).IsCompleted);
    }

    [Fact]
    public async Task Who_leaves_the_queue_lets_the_next_one_wait_for_the_one_before()
    {
        using var leaving = new CancellationTokenSource();
        var first = await TakeAsync(User);
        var second = _locks.LockAsync(User, leaving.Token).AsTask();
        var third = TakeAsync(User);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Dispose();
        await UntilEmptyAsync();
    }

    [Fact]
    public async Task When_all_have_left_the_next_one_waits_for_the_first_still()
    {
        using var leaving = new CancellationTokenSource();
        var first = await TakeAsync(User);
        var others = Enumerable.Range(0, 1000).Select(_ => _locks.LockAsync(User, leaving.Token).AsTask()).ToList();
        await leaving.CancelAsync();
        foreach (var other in others)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);

        var last = TakeAsync(User);
        Assert.False(last.IsCompleted);

        first.Dispose();
        (await last.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Dispose();
        await UntilEmptyAsync();
    }

    [Fact]
    public async Task Ending_a_turn_twice_lets_nobody_in_early()
    {
        var first = await TakeAsync(User);
        first.Dispose();
        var second = await TakeAsync(User);
        first.Dispose();

        Assert.False(TakeAsync(User).IsCompleted);
        second.Dispose();
    }

    [Fact]
    public async Task Under_many_threads_one_at_a_time_changes_a_user_and_nothing_is_left_behind()
    {
        var inside = new int[5];
        var turns = 0;
        await AllAsync(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 500; i++)
            {
                var user = random.Next(inside.Length);
                using var leaving = new CancellationTokenSource();
                var asked = _locks.LockAsync($"user{user}", leaving.Token).AsTask();
                if (random.Next(4) == 0)
                    await leaving.CancelAsync();
                try
                {
                    using var turn = await asked;
                    Assert.Equal(1, Interlocked.Increment(ref inside[user]));
                    if (random.Next(3) == 0)
                        await Task.Yield();
                    Interlocked.Increment(ref turns);
                    Interlocked.Decrement(ref inside[user]);
                }
                catch (OperationCanceledException)
                {
                }
            }
        })));

        Assert.InRange(turns, 16 * 500 / 2, 16 * 500);
        await UntilEmptyAsync();
    }

    // The number of users that the lock remembers. One that stays is a leak.
    private int Remembered => ((ICollection)typeof(KeyedAsyncLock).GetField("_last", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_locks)!).Count;

    private Task<IDisposable> TakeAsync(string user) => _locks.LockAsync(user, CancellationToken.None).AsTask();

    private static Task AllAsync(IEnumerable<Task> tasks) => Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    // Turns of canceled waiters end in the background.
    private Task UntilEmptyAsync() => Polling.UntilAsync(() => Remembered == 0, "no user is remembered", TestContext.Current.CancellationToken);
}
