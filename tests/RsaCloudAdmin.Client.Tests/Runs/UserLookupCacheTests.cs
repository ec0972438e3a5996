using System.Collections;
using System.Reflection;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Runs;

public class UserLookupCacheTests
{
    private readonly UserLookupCache _lookups = new();
    private int _lookUps;

    [Fact]
    public async Task A_user_named_again_is_not_looked_up_again()
    {
        Assert.Equal("id-alice", (await FindAsync("alice")).UserId);
        Assert.Equal("id-alice", (await FindAsync("alice")).UserId);

        Assert.Equal(1, _lookUps);
    }

    [Fact]
    public async Task Names_that_differ_are_looked_up_each()
    {
        await FindAsync("alice");
        await FindAsync("bob");
        await FindAsync("Alice");

        Assert.Equal(3, _lookUps);
    }

    [Fact]
    public async Task A_look_up_on_its_way_is_shared()
    {
        var lookup = new TaskCompletionSource<ResolvedUser>();
        var found = Enumerable.Range(0, 20).Select(_ => _lookups.FindAsync("alice", () =>
        {
            _lookUps++;
            return lookup.Task;
        }, TestContext.Current.CancellationToken)).ToList();

        lookup.SetResult(User("id"));

        Assert.All(await Task.WhenAll(found), user => Assert.Equal("id", user.UserId));
        Assert.Equal(1, _lookUps);
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_waited_and_not_remembered()
    {
        var lookup = new TaskCompletionSource<ResolvedUser>();
        var waiting = new[] { _lookups.FindAsync("alice", () => lookup.Task, TestContext.Current.CancellationToken), _lookups.FindAsync("alice", () => lookup.Task, TestContext.Current.CancellationToken) };

        lookup.SetException(new RsaCloudAdminException(RsaErrorReason.Timeout, "too slow"));

        foreach (var one in waiting)
            Assert.Equal(RsaErrorReason.Timeout, (await Assert.ThrowsAsync<RsaCloudAdminException>(() => one)).Reason);
        Assert.Equal("id-alice", (await FindAsync("alice")).UserId);
    }

    [Fact]
    public async Task That_there_is_no_such_user_is_remembered_and_told_to_each_as_an_error_of_his_own()
    {
        Task<ResolvedUser> NobodyAsync() => _lookups.FindAsync("nobody", () =>
        {
            _lookUps++;
            return Task.FromException<ResolvedUser>(new RsaCloudAdminException(RsaErrorReason.UserNotFound, "the user does not exist"));
        }, TestContext.Current.CancellationToken);

        var first = await Assert.ThrowsAsync<RsaCloudAdminException>(NobodyAsync);
        var second = await Assert.ThrowsAsync<RsaCloudAdminException>(NobodyAsync);

        Assert.Equal(1, _lookUps);
        Assert.NotSame(first, second);
        Assert.Equal((first.Reason, first.Message), (second.Reason, second.Message));
    }

    [Fact]
    public async Task A_cancelled_look_up_is_not_remembered()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _lookups.FindAsync("alice", () => Task.FromCanceled<ResolvedUser>(new CancellationToken(canceled: true)), TestContext.Current.CancellationToken));

        Assert.Equal("id-alice", (await FindAsync("alice")).UserId);
    }

    [Fact]
    public async Task A_look_up_that_fails_before_it_begins_is_a_failure_like_others()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _lookups.FindAsync("alice", () => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.Equal("id-alice", (await FindAsync("alice")).UserId);
    }

    [Fact]
    public async Task It_holds_the_newest_users_of_a_list_of_any_length()
    {
        for (var i = 0; i < 25_000; i++)
            await FindAsync($"user{i}");

        Assert.Equal(10_000, Count("_known"));
        Assert.Equal(10_000, Count("_oldestFirst"));
        await FindAsync("user24999");
        await FindAsync("user15000");
        Assert.Equal(25_000, _lookUps);
        await FindAsync("user14999");
        Assert.Equal(25_001, _lookUps);
    }

    [Fact]
    public async Task Failures_take_no_more_room_than_users()
    {
        for (var i = 0; i < 100; i++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => _lookups.FindAsync($"user{i % 20}", () => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.Equal(20, Count("_known"));
        Assert.Equal(20, Count("_oldestFirst"));
    }

    private Task<ResolvedUser> FindAsync(string name) => _lookups.FindAsync(name, () =>
    {
        _lookUps++;
        return Task.FromResult(User($"id-{name}"));
    }, TestContext.Current.CancellationToken);

    private static ResolvedUser User(string id) => new(id, emailAddress: null, userName: null, id);

    private int Count(string field)
    {
        var ids = Field(_lookups, "_users");
        return ((ICollection)Field(ids, field)).Count;
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}
