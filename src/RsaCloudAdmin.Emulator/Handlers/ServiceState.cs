using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>The state of the service, which a restart keeps.</summary>
internal sealed class ServiceState : IDisposable
{
    public ServiceState(EmulatorOptions options)
    {
        Clock = options.Clock;
        Tenant = new EmulatedTenant(options.Users, options.Clock);
        Issuer = new Issuer(options.Clock, options.ScopeRefusal);
        Faults = new FaultPlan(options.Seed);
        Faults.Add(options.Faults);
        Requests = new RequestJournal(options.JournalLength);
        Latency = options.Latency;
        RateLimit = options.RateLimit;
        ConcurrencyLimit = options.ConcurrencyLimit;
    }

    public TimeProvider Clock { get; }

    public EmulatedTenant Tenant { get; }

    public KeyRing Keys { get; } = new();

    public Issuer Issuer { get; }

    public FaultPlan Faults { get; }

    public RequestJournal Requests { get; }

    public TimeSpan Latency { get; set; }

    public RateLimit? RateLimit { get; set; }

    public ConcurrencyLimit? ConcurrencyLimit { get; set; }

    public void Dispose()
    {
        Issuer.Dispose();
        Keys.Dispose();
    }
}
