namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>Checks a connection step by step, from the network to a request. For use by one thread.</summary>
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

    /// <summary>Runs the next step. After a failed step, the others are reported as not tried.</summary>
    /// <param name="call">The context of the call.</param>
    /// <returns>The result of the step. An error of the service is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    /// <exception cref="InvalidOperationException">All steps have run (see <see cref="HasNext"/>).</exception>
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
                Detail = "Skipped because an earlier step failed.",
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

/// <summary>A step of the diagnosis.</summary>
/// <param name="Step">The kind of step.</param>
/// <param name="Target">The host that the step checks.</param>
/// <param name="RunAsync">Runs the step.</param>
internal sealed record DiagnosisStep(RsaConnectionStep Step, string Target, Func<CallContext, Task<Finding>> RunAsync);
