namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Where the bearer token of each request comes from.</summary>
internal interface ITokenSource : IDisposable
{
    /// <summary>A token that does not expire within the next moments.</summary>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>The service refused this token: the next request gets another one.</summary>
    void Discard(string token);
}
