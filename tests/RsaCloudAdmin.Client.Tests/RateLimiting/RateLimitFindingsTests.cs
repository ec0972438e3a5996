using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

/// <summary>The limiter reports what it learns when it changes, and only then. With -Verbose, users see why a list is slow or fast.</summary>
public sealed class RateLimitFindingsTests : RateLimiterTest
{
    private int _order;

    [Fact]
    public void A_rate_that_grew_to_another_one_is_told()
    {
        Accept(50, TimeSpan.FromMilliseconds(100));
        var learned = Learn(TimeSpan.FromSeconds(1));
        var told = new List<double>();

        while (told.Count < 3)
            told.AddRange(Accept(1, TimeSpan.FromMilliseconds(50)).Select(findings => findings.Rate!.Value));

        Assert.Equal(told.Order(), told);
        Assert.True(told[0] > 1.4 * learned!.Value.Rate);
        Assert.True(told[1] > 1.4 * told[0]);
    }

    [Fact]
    public void An_idle_hour_does_not_keep_a_rate_from_growing()
    {
        Accept(50, TimeSpan.FromMilliseconds(100));
        Learn(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.NotEmpty(Accept(300, TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public void A_rate_that_stays_is_told_once()
    {
        Accept(50, TimeSpan.FromMilliseconds(100));
        Learn(TimeSpan.FromSeconds(1));

        Assert.Empty(Accept(40, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void What_was_learned_again_is_not_told_again()
    {
        // A rate this low can only be the minimum.
        Accept(2, TimeSpan.FromSeconds(20));
        Assert.Equal(0.2, Learn(TimeSpan.FromSeconds(60))!.Value.Rate!.Value, 2);

        Assert.Null(Learn(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Each_change_of_how_many_may_be_in_flight_is_told()
    {
        // The service accepts three concurrent requests, each for 20 ms, and refuses others within 2 ms.
        var told = new List<int?>();
        var rows = new List<QueuedRequest>();
        var served = new Dictionary<QueuedRequest, int>();
        for (var time = 0; _order < 2200; time += 2)
        {
            while (rows.Count < 5)
                rows.Add(EnterNext());
            Clock.Advance(TimeSpan.FromMilliseconds(2));
            foreach (var request in rows.FindAll(request => served.TryGetValue(request, out var end) && end <= time))
            {
                rows.Remove(request);
                served.Remove(request);
                if (Limiter.Accepted(request) is { } findings)
                    told.Add(findings.Concurrency);
            }

            foreach (var request in rows.FindAll(request => request.IsInFlight && !served.ContainsKey(request)))
            {
                if (served.Count < 3)
                {
                    served[request] = time + 20;
                    continue;
                }

                Limiter.Refused(request, null);
                _ = Enter(request);
            }
        }

        // The first burst is reported once, not step by step. Then the limiter tries one more request, which is refused.
        Assert.Equal([3, 4, 3], told);
    }

    [Fact]
    public void Each_finding_has_a_message()
    {
        Assert.Equal("From now on, at most 12.5 requests a second are sent.", new RateLimitFindings(12.5, null).Message);
        Assert.Equal("From now on, at most 12.5 requests a second are sent, 3 at a time.", new RateLimitFindings(12.5, 3).Message);
        Assert.Equal("From now on, at most 3 requests are sent at a time.", new RateLimitFindings(null, 3).Message);
        Assert.Equal("The service throttles requests for a reason other than their rate. The send rate is no longer limited.", new RateLimitFindings(null, null).Message);
    }

    private QueuedRequest EnterNext()
    {
        var request = new QueuedRequest(_order++);
        _ = Enter(request);
        return request;
    }

    private void AdvanceUntilSent(QueuedRequest request)
    {
        while (!request.IsInFlight)
            Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    private List<RateLimitFindings> Accept(int count, TimeSpan latency)
    {
        var told = new List<RateLimitFindings>();
        for (var i = 0; i < count; i++)
        {
            var request = EnterNext();
            AdvanceUntilSent(request);
            Clock.Advance(latency);
            if (Limiter.Accepted(request) is { } findings)
                told.Add(findings);
        }

        return told;
    }

    // Three requests are refused; the first retry is accepted.
    private RateLimitFindings? Learn(TimeSpan retryAfter)
    {
        var refused = Enumerable.Range(0, 3).Select(_ => EnterNext()).ToList();
        foreach (var request in refused)
        {
            AdvanceUntilSent(request);
            Limiter.Refused(request, retryAfter);
        }

        _ = Enter(refused[0]);
        AdvanceUntilSent(refused[0]);
        return Limiter.Accepted(refused[0]);
    }
}
