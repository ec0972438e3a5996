using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Tests;

public class JournalTests : EmulatorTest
{
    private const string Unlock = "PATCH v1/users/$1/methods";
    private const string UnlockOther = "PATCH v1/users/$2/methods";
    private const string Body = """{"unlockMethods":["SMS"]}""";

    [Fact]
    public async Task Requests_are_counted_by_operation_and_by_status()
    {
        await SendAsync("POST v1/users/lookup", """{"username":"user1"}""");
        await SendAsync("POST v1/users/lookup", """{"username":"nobody"}""");
        await SendAsync(Unlock, Body);
        await SendAsync("GET v1/nothing");

        var journal = Emulator.Requests;
        Assert.Equal((4, 2, 1, 0), (journal.Count, journal.CountOf(Operation.LookUp), journal.CountOf(Operation.Unlock), journal.CountOf(Operation.DeleteToken)));
        Assert.Equal((2, 2, 0), (journal.CountOfStatus(200), journal.CountOfStatus(404), journal.CountOfStatus(500)));
        Assert.Equal((0, 1, 1), (journal.InFlight, journal.MostInFlight, journal.MostInFlightOfOneUser));
    }

    [Fact]
    public async Task A_request_is_noted_without_its_token_and_its_content()
    {
        await SendAsync("POST v1/users/lookup?a=b", """{"username":"user1"}""");
        await SendAsync("GET v1/nothing%20");

        Assert.Equal(
            [
                (1, Clock.GetUtcNow(), "POST", "/AdminInterface/restapi/v1/users/lookup", Operation.LookUp, 200, true, null),
                (2, Clock.GetUtcNow(), "GET", "/AdminInterface/restapi/v1/nothing%20", null, 404, false, null),
            ],
            Emulator.Requests.Entries.Select(e => (e.Number, e.At, e.Method, e.Path, e.Operation, e.Status, e.WasApplied, e.Fault)));
    }

    [Theory]
    [InlineData("POST v1/users/generateVerifyCode/enroll", """[{"email":"USER1@example.com"}]""", true)]
    [InlineData("POST v1/users/generateVerifyCode/enroll", """[{"email":"user1@example.com","code_send_to":"FAX"}]""", false)]
    [InlineData("POST v1/users/voidVerifyCode", """{"code_generation_mode":"ENROLLMENT","user_emails":["user1@example.com"]}""", false)]
    [InlineData("POST v1/users/deviceRegistrationCode", """{"username":"user1"}""", false)]
    public async Task The_user_whom_the_body_names_is_noted_and_a_refusal_in_the_body_is_not_applied(string request, string body, bool isApplied)
    {
        await SendAsync(request, body);

        var entry = Assert.Single(Emulator.Requests.Entries);
        Assert.Equal(($"{Alice}", isApplied), (entry.User, entry.WasApplied));
        Assert.Equal(isApplied ? 1 : 0, AliceNow.EnrollmentCodesIssued);
        Assert.Equal(1, Emulator.Requests.MostInFlightOfOneUser);
    }

    [Theory]
    [InlineData("""[{"email":"nobody@example.com"}]""")]
    [InlineData("""[{"email":["user1@example.com", 1]}, 2""")]
    [InlineData("""[{"email":"\ud800"}]""")]
    [InlineData("""[{"email":"user1"}]""")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task A_body_that_names_none_of_the_users_has_no_user(string body)
    {
        await SendAsync("POST v1/users/generateVerifyCode/enroll", body);

        Assert.Null(Assert.Single(Emulator.Requests.Entries).User);
        Assert.Equal((0, 0), (Emulator.Requests.MostInFlightOfOneUser, Emulator.Requests.InFlight));
    }

    [Fact]
    public async Task The_last_ones_are_kept_and_all_are_counted()
    {
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { JournalLength = 2 }, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        for (var i = 0; i < 3; i++)
            await http.GetAsync(new Uri($"{emulator.BaseUri}/v1/{i}"), TestContext.Current.CancellationToken);

        Assert.Equal(3, emulator.Requests.Count);
        Assert.Equal([2, 3], emulator.Requests.Entries.Select(e => e.Number));
    }

    [Fact]
    public async Task The_most_at_once_are_told_in_all_and_of_one_user()
    {
        var calls = await HoldAsync(Unlock, Unlock, UnlockOther);

        Assert.Equal((3, 3, 2), (Emulator.Requests.InFlight, Emulator.Requests.MostInFlight, Emulator.Requests.MostInFlightOfOneUser));
        Assert.Equal((2, 0), (Emulator.Requests.InFlightOf($"{Alice}"), Emulator.Requests.InFlightOf("nobody")));

        await ReleaseAsync(calls);
        Assert.Equal((0, 3, 2), (Emulator.Requests.InFlight, Emulator.Requests.MostInFlight, Emulator.Requests.MostInFlightOfOneUser));
    }

    [Fact]
    public async Task A_journal_that_is_emptied_still_knows_what_is_under_way()
    {
        var calls = await HoldAsync(Unlock, Unlock, UnlockOther);

        Emulator.Requests.Clear();

        Assert.Equal((0, 3, 3, 2), (Emulator.Requests.Count, Emulator.Requests.InFlight, Emulator.Requests.MostInFlight, Emulator.Requests.MostInFlightOfOneUser));
        await ReleaseAsync(calls);
        Assert.Equal(0, Emulator.Requests.InFlight);
    }

    [Fact]
    public async Task A_request_is_over_before_its_caller_can_know()
    {
        // Otherwise the caller's next request would seem to overlap with this one. The response is too long to be sent
        // unread.
        Emulator.Faults.Add(new Fault(FaultEffect.Huge));
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri($"{Emulator.BaseUri}/v1/licenseusage"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal((0, 200), (Emulator.Requests.InFlight, Assert.Single(Emulator.Requests.Entries).Status));
    }

    [Fact]
    public async Task Who_waits_is_told_when_it_is_as_he_wants()
    {
        var wanted = Emulator.Requests.WaitAsync(journal => journal.CountOf(Operation.Unlock) == 2, TestContext.Current.CancellationToken);
        await SendAsync(Unlock, Body);
        Assert.False(wanted.IsCompleted);

        await SendAsync(Unlock, Body);

        await wanted.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_waits_is_told_of_a_user_whom_a_body_names()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Latency) { Delay = TimeSpan.FromSeconds(1) });
        var wanted = Emulator.Requests.WaitAsync(journal => journal.InFlightOf($"{Alice}") == 1, TestContext.Current.CancellationToken);

        var call = SendAsync("POST v1/users/generateVerifyCode/enroll", """[{"email":"user1@example.com"}]""");

        await wanted.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await ReleaseAsync([call]);
    }

    [Fact]
    public async Task Who_waits_can_give_up()
    {
        using var patience = new CancellationTokenSource();
        var wanted = Emulator.Requests.WaitAsync(_ => false, patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wanted);
    }

    // Sends requests and waits until they arrived. Their responses are delayed.
    private async Task<List<Task<Response>>> HoldAsync(params string[] requests)
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Latency) { Delay = TimeSpan.FromSeconds(1) });
        var calls = requests.Select(request => SendAsync(request, Body)).ToList();
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == requests.Length, TestContext.Current.CancellationToken);
        return calls;
    }

    private async Task ReleaseAsync(List<Task<Response>> calls)
    {
        await UntilAsync(() =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return calls.TrueForAll(call => call.IsCompleted);
        });
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
    }
}
