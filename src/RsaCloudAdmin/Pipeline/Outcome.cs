using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>How one row ended: a result or a failure.</summary>
internal sealed class Outcome<TResult>
{
    private Outcome(TResult? result, RsaCloudAdminException? failure)
    {
        Result = result;
        Failure = failure;
    }

    public TResult? Result { get; }

    public RsaCloudAdminException? Failure { get; }

    public static Outcome<TResult> Failed(RsaCloudAdminException failure) => new(default, failure);

    /// <summary>Runs a call to its end. Throws only if it is canceled.</summary>
    public static async Task<Outcome<TResult>> RunAsync(Func<CallContext, Task<TResult>> call, CallContext context)
    {
        try
        {
            return new(await call(context).ConfigureAwait(false), null);
        }
        catch (RsaCloudAdminException failure)
        {
            return new(default, failure);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException cancelled) when (context.DrainToken.IsCancellationRequested)
        {
            return new(default, new RsaCloudAdminException(RsaErrorReason.NotAttempted, "The run ended before the change was sent. Nothing was changed.", cancelled));
        }
#pragma warning disable CA1031 // Every row must end as a result or an error, whatever was thrown.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(default, new RsaCloudAdminException(RsaErrorReason.InternalError, $"The module failed: {DisplayText.Line(exception.Message)}", exception));
        }
    }
}
