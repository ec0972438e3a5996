namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>A made-up service, which refuses some requests. Times are seconds.</summary>
internal abstract class SimulatedService
{
    /// <summary>The most requests at once that are accepted.</summary>
    public virtual int MostAtOnce => int.MaxValue;

    /// <summary>A request arrives.</summary>
    /// <returns>Null if it is accepted; else the Retry-After of the refusal, 0 if it has none.</returns>
    public abstract double? Refuse(double now);

    /// <summary>A request that was accepted is done.</summary>
    public virtual void Ended()
    {
    }

    /// <summary>For the oracle: the first moment from a time on at which a request is accepted, which counts then.</summary>
    /// <returns>Null if chance decides.</returns>
    public virtual double? Reserve(double time) => null;
}
