namespace RsaCloudAdmin.Client.Http;

/// <summary>Waiting by a given clock, under one name on every framework.</summary>
internal static class Clocks
{
#if NET
    public static Task WaitAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);
#else
    public static Task WaitAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) => clock.Delay(time, cancellationToken);
#endif
}
