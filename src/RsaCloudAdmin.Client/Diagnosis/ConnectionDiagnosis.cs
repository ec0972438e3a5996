namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>Looks at a connection step by step, from the network up to a request. For use by one thread.</summary>
public sealed class ConnectionDiagnosis
{
    private readonly Queue<DiagnosisStep> _steps;
    private readonly TimeProvider _clock;
    private bool _failed;

    internal ConnectionDiagnosis(IEnumerable<DiagnosisStep> steps, TimeProvider clock)
    {
        _steps = new Queue<DiagnosisStep>(steps);
        _clock = clock;
    }

    /// <summary>Whether there are more steps.</summary>
    public bool HasNext => _steps.Count > 0;

    /// <summary>Does the next step. After one that failed, the others are not tried.</summary>
    /// <exception cref="OperationCanceledException">The call is cancelled.</exception>
    public async Task<RsaConnectionCheck> NextAsync(CallContext call)
    {
        var step = _steps.Dequeue();
        if (_failed)
        {
            return new RsaConnectionCheck
            {
                StepKind = step.Step,
                Target = step.Target,
                ResultKind = RsaConnectionCheckResult.NotTried,
                Detail = "Not tried, because a step before failed.",
            };
        }

        var started = _clock.GetTimestamp();
        var finding = await RunAsync(step, call).ConfigureAwait(false);
        _failed = finding.Result == RsaConnectionCheckResult.Failed;
        return new RsaConnectionCheck
        {
            StepKind = step.Step,
            Target = step.Target,
            ResultKind = finding.Result,
            Detail = finding.Detail,
            AdviceKind = finding.Advice,
            Failure = finding.Failure,
            Duration = _clock.GetElapsedTime(started),
        };
    }

    private static async Task<Finding> RunAsync(DiagnosisStep step, CallContext call)
    {
        try
        {
            return await step.RunAsync(call).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e)
        {
            return Finding.Failed(e);
        }
    }
}

/// <summary>A step before it is done.</summary>
/// <param name="Step">Which one it is.</param>
/// <param name="Target">The host that it is about.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record DiagnosisStep(RsaConnectionStep Step, string Target, Func<CallContext, Task<Finding>> RunAsync);
