using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Sends as the client does, through its own queue.</summary>
internal sealed class ClientSender(int seed) : Sender
{
    // The maximum delay of a timer, in seconds.
    private const double Lateness = 0.002;

    private readonly Random _timer = new(seed);
    private readonly SendQueue _queue = new(new Random((seed * 7919) + 13).NextDouble);
    private readonly Dictionary<QueuedRequest, SimulatedRow> _rows = [];
    private readonly HashSet<QueuedRequest> _probes = [];
    private double _wakesAt = double.PositiveInfinity;

    /// <summary>The most requests in flight together, of those sent while all requests paused.</summary>
    public int MostProbes { get; private set; }

    public int MostWaiting { get; private set; }

    public override void Enter(SimulatedRow row)
    {
        _rows[row.Request] = row;
        _queue.Enter(row.Request, Simulation.Now);
        MostWaiting = Math.Max(MostWaiting, _queue.Waiting.Count);
        Pump();
    }

    public override void Accepted(SimulatedRow row)
    {
        _queue.Accepted(row.Request, Simulation.Now);
        End(row);
    }

    public override double Refused(SimulatedRow row, double retryAfter)
    {
        var delay = _queue.Refused(row.Request, retryAfter, Simulation.Now);
        End(row);
        return delay;
    }

    private void End(SimulatedRow row)
    {
        _rows.Remove(row.Request);
        _probes.Remove(row.Request);
        Pump();
    }

    private void Pump()
    {
        var isPaused = !double.IsNegativeInfinity(_queue.PausedForAllUntil);
        while (_queue.Next(Simulation.Now) is { } next)
        {
            if (isPaused && _probes.Add(next))
                MostProbes = Math.Max(MostProbes, _probes.Count);
            Simulation.Send(_rows[next]);
        }

        if (_queue.WakeAt >= _wakesAt)
            return;
        var at = _wakesAt = _queue.WakeAt;
        Simulation.At(at + (Lateness * _timer.NextDouble()), () =>
        {
            if (_wakesAt < at)
                return;
            _wakesAt = double.PositiveInfinity;
            Pump();
        });
    }
}
