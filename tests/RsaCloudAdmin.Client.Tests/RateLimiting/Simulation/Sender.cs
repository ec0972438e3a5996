namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Decides when the rows of a list are sent.</summary>
internal abstract class Sender
{
    public ListSimulation Simulation { get; set; } = null!;

    /// <summary>A row is to be sent, for the first time or again.</summary>
    public abstract void Enter(SimulatedRow row);

    /// <summary>Whether a row was promised that it will be accepted.</summary>
    public virtual bool IsReserved(SimulatedRow row) => false;

    public abstract void Accepted(SimulatedRow row);

    /// <param name="row">The row that was refused.</param>
    /// <param name="retryAfter">How many seconds the service asks to wait; 0 if it does not say.</param>
    /// <returns>How long the row waits at least, in seconds.</returns>
    public abstract double Refused(SimulatedRow row, double retryAfter);
}
