namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Simulates sending a list to a service, event by event, without waiting.</summary>
internal sealed class ListSimulation
{
    // The time of a request in addition to the latency, in seconds.
    private const double Overhead = 0.002;

    // The network's share of the latency.
    private const double NetworkShare = 0.1;
    private const double RetryTimeout = 300;
    private const double LongestTime = 200_000;

    private readonly PriorityQueue<Action, (double Time, long Number)> _events = new();
    private readonly Circumstances _circumstances;
    private readonly SimulatedService _service;
    private readonly Sender _sender;
    private readonly Random _network;
    private readonly SimulatedRow?[] _rows;
    private long _scheduled;
    private int _oldest;
    private int _begun;
    private int _firstFlight;
    private double _nextStall = double.PositiveInfinity;
    private double _stallEnd;

    private ListSimulation(Circumstances circumstances, SimulatedService service, Sender sender, int seed)
    {
        (_circumstances, _service, _sender) = (circumstances, service, sender);
        _network = new Random((seed * 104729) + 7);
        _rows = new SimulatedRow?[circumstances.Rows];
        if (circumstances.LongestStall > 0)
            _nextStall = 0;
        sender.Simulation = this;
    }

    public double Now { get; private set; }

    public int InFlight { get; private set; }

    public int Refusals { get; private set; }

    /// <summary>Refusals that a client can avoid, which excludes requests in flight at the first refusal.</summary>
    public int NeedlessRefusals => Math.Max(0, Refusals - _firstFlight);

    /// <summary>The number of rows that gave up.</summary>
    public int Lost { get; private set; }

    /// <summary>The longest time that a request takes to reach the service, in seconds.</summary>
    public double LongestWay => (Overhead / 2) + (NetworkShare * _circumstances.Latency / 2 * 1.1);

    public static ListSimulation Run(Circumstances circumstances, SimulatedService service, Sender sender, int seed)
    {
        var simulation = new ListSimulation(circumstances, service, sender, seed);
        simulation.BeginRows();
        while (simulation._oldest < circumstances.Rows)
        {
            if (!simulation._events.TryDequeue(out var happens, out var at))
                throw new InvalidOperationException("Nothing is to happen any more, and rows still wait.");
            simulation.Now = at.Time;
            if (simulation.Now > LongestTime)
                throw new InvalidOperationException("The list does not end.");
            happens();
        }

        return simulation;
    }

    public void At(double time, Action happens) => _events.Enqueue(happens, (Math.Max(time, Now), _scheduled++));

    public void Send(SimulatedRow row)
    {
        InFlight++;
        At(Math.Max(Now + Way(), StallEnd()), () => Arrive(row));
    }

    // About once a second, the network stalls for a while.
    private double StallEnd()
    {
        for (; _nextStall <= Now; _nextStall += 2 * _network.NextDouble())
            _stallEnd = _nextStall + (_circumstances.LongestStall * _network.NextDouble());
        return _stallEnd;
    }

    private double Way() => (Overhead / 2) + (NetworkShare * _circumstances.Latency / 2 * Spread());

    private double Spread() => 0.9 + (0.2 * _network.NextDouble());

    private void BeginRows()
    {
        while (_begun < _circumstances.Rows && _begun - _oldest < _circumstances.ThrottleLimit)
        {
            var row = _rows[_begun] = new SimulatedRow(_begun);
            _begun++;
            _sender.Enter(row);
        }
    }

    private void Arrive(SimulatedRow row)
    {
        var back = Way();
        var work = (1 - NetworkShare) * _circumstances.Latency * Spread();
        if (!_sender.IsReserved(row) && _service.Refuse(Now) is { } retryAfter)
        {
            At(Now + (_circumstances.RefusalsAreSlow ? work : 0) + back, () => EndRefused(row, retryAfter));
            return;
        }

        At(Now + work, _service.Ended);
        At(Now + work + back, () => EndAccepted(row));
    }

    private void EndAccepted(SimulatedRow row)
    {
        InFlight--;
        _sender.Accepted(row);
        End(row);
    }

    private void EndRefused(SimulatedRow row, double retryAfter)
    {
        InFlight--;
        Refusals++;
        if (_firstFlight == 0)
            _firstFlight = InFlight + 1;
        row.FirstRefusal ??= Now;
        var delay = _sender.Refused(row, retryAfter);
        if (Now + delay - row.FirstRefusal <= RetryTimeout)
        {
            _sender.Enter(row);
            return;
        }

        Lost++;
        End(row);
    }

    private void End(SimulatedRow row)
    {
        row.HasEnded = true;
        for (; _oldest < _begun && _rows[_oldest]!.HasEnded; _oldest++)
            _rows[_oldest] = null;
        BeginRows();
    }
}
