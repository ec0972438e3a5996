namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>An ideal client that knows the service's limit. It gets only random refusals, and sends at the first possible moment.</summary>
internal sealed class OracleSender(SimulatedService service) : Sender
{
    private readonly Queue<SimulatedRow> _waiting = new();
    private readonly HashSet<SimulatedRow> _reserved = [];
    private int _inFlight;

    public override void Enter(SimulatedRow row)
    {
        _waiting.Enqueue(row);
        Pump();
    }

    public override bool IsReserved(SimulatedRow row) => _reserved.Remove(row);

    public override void Accepted(SimulatedRow row)
    {
        _inFlight--;
        Pump();
    }

    public override double Refused(SimulatedRow row, double retryAfter)
    {
        row.Request.NotBefore = Simulation.Now + retryAfter;
        _inFlight--;
        Pump();
        return retryAfter;
    }

    private void Pump()
    {
        while (_inFlight < service.MostAtOnce && _waiting.TryDequeue(out var row))
        {
            _inFlight++;
            var way = Simulation.LongestWay;
            var ready = Math.Max(Simulation.Now, row.Request.NotBefore);
            if (service.Reserve(ready + way) is { } accepted)
            {
                _reserved.Add(row);
                ready = accepted - way;
            }

            Simulation.At(ready, () => Simulation.Send(row));
        }
    }
}
