using System.Net;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>
/// A list that is worked through against a service with a rate limit, in simulated time: the real pace and the real rule,
/// and workers that pass the gate as <see cref="SendGate"/> lets them.
/// </summary>
internal sealed class SimulatedLimit(int requests, double windowSeconds, bool sendsRetryAfter)
{
    private const double RetryTimeoutSeconds = 300;

    private readonly Pace _pace = new();
    private readonly PriorityQueue<Action, (double At, int Number)> _events = new();
    private int _eventNumber;
    private double _now;
    private double _pausedUntil;
    private int _round;
    private int _refusalsInARow;
    private double? _firstArrival;
    private long _window;
    private int _inWindow;
    private int _rowsLeft;
    private int _sent;

    public int Workers { get; init; } = 5;

    public double Latency { get; init; } = 0.004;

    /// <summary>Between the making of the client and the first request.</summary>
    public double IdleFirst { get; init; }

    /// <summary>How much longer the very first requests take, which make the connections and load the code.</summary>
    public double SlowStart { get; init; }

    public Func<double> Jitter { get; init; } = () => 0.5;

    public int Refusals { get; private set; }

    public int Lost { get; private set; }

    /// <summary>Works through so many rows, and tells how long it took beside what the limit allows at best.</summary>
    public double RatioToIdeal(int rows)
    {
        _rowsLeft = rows;
        _now = IdleFirst;
        for (var worker = 0; worker < Workers; worker++)
            Take();
        while (_events.TryDequeue(out var happens, out var when))
        {
            _now = when.At;
            happens();
        }

        return (_now - IdleFirst) / (rows * windowSeconds / requests);
    }

    private void At(double time, Action happens) => _events.Enqueue(happens, (time, _eventNumber++));

    private void Take()
    {
        if (_rowsLeft == 0)
            return;
        _rowsLeft--;
        PassGate(new Row());
    }

    private void PassGate(Row row)
    {
        if (_now < _pausedUntil)
        {
            At(_pausedUntil, () => PassGate(row));
            return;
        }

        var round = _round;
        At(_pace.TakeSlot(Time(_now)).TotalSeconds, () =>
        {
            if (round == _round && _now >= _pausedUntil)
                At(_now + (Latency / 2) + (_sent++ < Workers ? SlowStart : 0), () => Arrive(row, round));
            else
                PassGate(row);
        });
    }

    private void Arrive(Row row, int round)
    {
        _firstArrival ??= _now;
        var window = (long)((_now - _firstArrival.Value) / windowSeconds);
        if (window != _window)
            (_window, _inWindow) = (window, 0);
        if (_inWindow < requests)
        {
            _inWindow++;
            At(_now + (Latency / 2), () =>
            {
                _refusalsInARow = 0;
                _pace.Accepted();
                Take();
            });
            return;
        }

        Refusals++;
        TimeSpan? retryAfter = sendsRetryAfter ? TimeSpan.FromSeconds(Math.Ceiling(_firstArrival.Value + ((window + 1) * windowSeconds) - _now)) : null;
        At(_now + (Latency / 2), () => Refused(row, round, retryAfter));
    }

    private void Refused(Row row, int round, TimeSpan? retryAfter)
    {
        row.FirstTrouble ??= _now;
        var decision = RetryRule.Decide(
            new TryFacts
            {
                End = SendEnd.Answered,
                Status = (HttpStatusCode)429,
                RetryAfter = retryAfter,
                Elapsed = Time(_now - row.FirstTrouble.Value),
                RefusalsInARow = _refusalsInARow,
                Jitter = Jitter(),
            },
            Time(RetryTimeoutSeconds));
        if (decision.Step != RetryStep.Pause)
        {
            Lost++;
            Take();
            return;
        }

        if (retryAfter is not null || round == _round)
            _pausedUntil = Math.Max(_pausedUntil, _now + decision.Wait.TotalSeconds);
        if (round == _round)
        {
            _round++;
            _refusalsInARow++;
            _pace.Refused(Time(_now), decision.Wait, retryAfter is not null);
        }

        PassGate(row);
    }

    private static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class Row
    {
        public double? FirstTrouble { get; set; }
    }
}
