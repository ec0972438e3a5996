using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The attempts of one request so far.</summary>
/// <param name="safety">What a repeat of the request does.</param>
internal sealed class Attempts(Safety safety)
{
    public Safety Safety => safety;

    /// <summary>How often the request was sent.</summary>
    public int Count { get; set; }

    /// <summary>Attempts that ended neither well nor as a refusal.</summary>
    public int Failures { get; set; }

    public bool TokenWasRenewed { get; set; }

    /// <summary>Whether an attempt before the last one may have been carried out.</summary>
    public bool FollowsAmbiguousAttempt { get; set; }

    /// <summary>Whether any attempt reached the server.</summary>
    public bool ReachedServer { get; set; }

    /// <summary>The clock's timestamp at the first refusal or failure; null if there was none.</summary>
    public long? FirstFailureAt { get; set; }

    /// <summary>How the last attempt ended; null before the first one.</summary>
    public AttemptResult? Last { get; set; }
}
