namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>A simulated service that refuses some requests. All times are in seconds.</summary>
internal abstract class SimulatedService
{
    /// <summary>The limit on concurrent requests.</summary>
    public virtual int MostAtOnce => int.MaxValue;

    /// <summary>Handles an arriving request.</summary>
    /// <returns>Null if the request is accepted; otherwise the Retry-After of the refusal, 0 for none.</returns>
    public abstract double? Refuse(double now);

    public virtual void Ended()
    {
    }

    /// <summary>Used by the oracle: reserves a slot at the first possible moment from the given time.</summary>
    /// <returns>Null if refusals are random.</returns>
    public virtual double? Reserve(double time) => null;
}
