namespace RsaCloudAdmin.Pipeline;

/// <summary>Detects that all further rows of a run would fail: the token is refused, or no service is found, several times in a row.</summary>
internal sealed class CircuitBreaker
{
    private const int FailuresThatEndARun = 3;

    private Kind _kind;
    private int _inARow;
    private RsaCloudAdminException? _failure;

    private enum Kind
    {
        None,
        TokenRefused,
        NoService,
    }

    /// <summary>Whether the run must end.</summary>
    public bool IsOpen => _failure is not null;

    /// <summary>Records the end of a row.</summary>
    /// <param name="failure">The failure of the row; null if it succeeded.</param>
    public void Record(RsaCloudAdminException? failure)
    {
        var kind = KindOf(failure);
        // A row that was never sent says nothing about the service.
        if (kind == Kind.None && failure is { Tries: 0 })
            return;
        _inARow = kind == Kind.None ? 0 : kind == _kind ? _inARow + 1 : 1;
        _kind = kind;
        if (_inARow >= FailuresThatEndARun)
            _failure ??= failure;
    }

    /// <summary>Returns the failure that ends the run.</summary>
    /// <param name="firstNotAttempted">The name of the first row that was not attempted.</param>
    public RsaCloudAdminException FailureAt(string firstNotAttempted)
    {
        var why = _failure is RsaTokenRefusedException ? "no access token was issued or accepted" : "nothing could be sent to the service";
        var message = $"The run ended: for {FailuresThatEndARun} consecutive rows, {why}. The first row not attempted is {firstNotAttempted}. The last error was: {_failure!.Message}";
        return _failure is RsaTokenRefusedException refusal
            ? new RsaTokenRefusedException(refusal.Fault, message)
            : new RsaCloudAdminException(_failure.Reason, message, _failure.InnerException);
    }

    private static Kind KindOf(RsaCloudAdminException? failure) => failure switch
    {
        RsaTokenRefusedException { DependsOnScopes: true } => Kind.None,
        { Reason: RsaErrorReason.TokenRefused } => Kind.TokenRefused,
        { FoundNoService: true } => Kind.NoService,
        _ => Kind.None,
    };
}
