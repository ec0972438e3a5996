namespace RsaCloudAdmin.Testing;

/// <summary>Waits for conditions that no event announces.</summary>
public static class Polling
{
    private const int MostAttempts = 6000;
    private const int Pause = 10;

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="what">The condition in words, for the error.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TimeoutException">It did not hold within a minute.</exception>
    public static async Task UntilAsync(Func<bool> holds, string what, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostAttempts; i++)
        {
            if (holds())
                return;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        throw new TimeoutException($"Never: {what}");
    }
}
