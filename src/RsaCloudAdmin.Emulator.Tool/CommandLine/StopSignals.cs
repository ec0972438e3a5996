using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Emulator.Tool.CommandLine;

/// <summary>
/// Cancels a token on Ctrl+C and on the signals that ask a process to terminate, so that the program can remove its files
/// first. A second signal ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private bool _isTermination;

    /// <summary>Starts listening.</summary>
    /// <param name="onInterrupt">What to do on Ctrl+C; null to stop the program, as on the other signals.</param>
    public StopSignals(Action? onInterrupt = null) => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, onInterrupt is null ? Stop : Instead(onInterrupt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
    ];

    /// <summary>Canceled when the program is asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Starts something. The signals cancel the start.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C canceled it.</exception>
    /// <exception cref="TerminatedException">Another signal canceled it.</exception>
    public async Task<T> StartAsync<T>(Func<CancellationToken, Task<T>> start)
    {
        try
        {
            return await start(Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_isTermination)
        {
            throw new TerminatedException(e);
        }
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private static Action<PosixSignalContext> Instead(Action onInterrupt) => signal =>
    {
        signal.Cancel = true;
        onInterrupt();
    };

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !_stop.IsCancellationRequested;
        if (signal.Signal != PosixSignal.SIGINT)
            _isTermination = true;
        // Callbacks must not run inside the signal handler, because they may end the process.
        _ = _stop.CancelAsync();
    }
}
