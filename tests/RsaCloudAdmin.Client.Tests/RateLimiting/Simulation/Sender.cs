namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Decides when the rows of a list are sent.</summary>
internal abstract class Sender
{
    public ListSimulation Simulation { get; set; } = null!;

    /// <summary>Queues a row, for its first attempt or a retry.</summary>
    public abstract void Enter(SimulatedRow row);

    /// <summary>Whether the service has already reserved a slot for the row.</summary>
    public virtual bool IsReserved(SimulatedRow row) => false;

    public abstract void Accepted(SimulatedRow row);

    /// <param name="row">The row that was refused.</param>
    /// <param name="retryAfter">The Retry-After of the response, in seconds; 0 for none.</param>
    /// <returns>The minimum wait of the row, in seconds.</returns>
    public abstract double Refused(SimulatedRow row, double retryAfter);
}
