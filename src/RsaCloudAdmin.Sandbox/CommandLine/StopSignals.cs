using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>
/// Turns Ctrl+C and the signals that ask a process to end into a token, so that what the program made is removed before
/// it ends. A second one ends it at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;

    /// <summary>Begins to listen.</summary>
    /// <param name="onInterrupt">What Ctrl+C does instead.</param>
    public StopSignals(Action? onInterrupt = null) => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, onInterrupt is null ? Stop : Instead(onInterrupt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
    ];

    /// <summary>Cancelled when the program is asked to end.</summary>
    public CancellationToken Token => _stop.Token;

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
        _stop.Cancel();
    }
}
