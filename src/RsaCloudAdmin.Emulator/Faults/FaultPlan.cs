using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>The faults that the emulator produces. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly object _sync = new();
    private readonly List<Planned> _planned = [];
    private readonly Random _random;

    internal FaultPlan(int seed) => _random = new Random(seed);

    /// <summary>The faults, with the number of requests that each has affected.</summary>
    public IReadOnlyList<(Fault Fault, int Struck)> All
    {
        get { lock (_sync) return [.. _planned.Select(p => (p.Fault, p.Struck))]; }
    }

    /// <summary>The number of requests that faults have affected.</summary>
    public int Struck
    {
        get { lock (_sync) return _planned.Sum(p => p.Struck); }
    }

    public void Add(params IEnumerable<Fault> faults)
    {
        lock (_sync)
            _planned.AddRange(faults.Select(fault => new Planned(fault)));
    }

    public void Clear()
    {
        lock (_sync)
            _planned.Clear();
    }

    /// <summary>Returns the first fault that affects this request, and counts it; null for none.</summary>
    internal Fault? TryTrigger(Operation operation)
    {
        lock (_sync)
        {
            foreach (var planned in _planned)
            {
                if (!planned.MayStrike(operation) || _random.NextDouble() >= planned.Fault.Probability)
                    continue;
                planned.Struck++;
                return planned.Fault;
            }
        }

        return null;
    }

    private sealed class Planned(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Struck { get; set; }

        public bool MayStrike(Operation operation) =>
            Fault.Suits(operation) && (Fault.Times is null || Struck < Fault.Times);
    }
}
