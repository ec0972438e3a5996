using System.Net;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>Checks whether the service accepts the key, and what the key allows. Changes nothing and reads no user's data.</summary>
internal sealed class SignInSteps(string host, OAuthClient? oauth, CloudAdminClientOptions options, ServiceChannel channel, ApiConnection connection)
{
    // No user has this name. The step only checks whether the service reports that it found no user, or that it does not allow
    // the request.
    private const string NobodysName = "rsacloudadmin-connection-test";

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <param name="response">Returns the service's response to the request without a token.</param>
    /// <param name="localTime">Returns this computer's time.</param>
    public IEnumerable<DiagnosisStep> Steps(Func<ServiceResponse?> response, Func<DateTimeOffset> localTime) =>
    [
        new(RsaConnectionStep.Clock, host, _ => Task.FromResult(CompareClocks(response(), localTime()))),
        new(RsaConnectionStep.Tenant, host, _ => Task.FromResult(CompareTenants())),
        new(RsaConnectionStep.Token, host, TryTokenAsync),
        new(RsaConnectionStep.Permission, host, TryPermissionAsync),
        new(RsaConnectionStep.RoundTrip, host, MeasureAsync),
    ];

    // An API key contains the address that its tokens are for and are sent to, so there is no other address to compare.
    private Finding CompareTenants()
    {
        if (oauth is null)
            return Finding.Passed("The API key contains the service's address. Its access tokens are sent only there.");
        var hosts = $"the issuer {oauth.TokenUri.IdnHost} and the service {host}";
        return (oauth.IsOfOneTenant, options.SkipTenantCheck) switch
        {
            (true, false) => Finding.Passed($"According to their names, {hosts} belong to one tenant."),
            (true, true) => Finding.Warning($"According to their names, {hosts} belong to one tenant. The tenant check is skipped, so access tokens for other hosts are sent too.", ConnectionAdvice.TenantNotChecked),
            _ => Finding.Warning($"According to their names, {hosts} do not belong to one tenant. The tenant check is skipped, so access tokens are sent anyway.", ConnectionAdvice.TenantNotChecked),
        };
    }

    private static Finding CompareClocks(ServiceResponse? response, DateTimeOffset localTime)
    {
        if (response is null || response.Date is null)
            return Finding.Warning("The service did not send its time, so this computer's clock could not be checked.", ConnectionAdvice.ClockUnknown);
        var ahead = TokenRefusal.Skew(response, localTime);
        var words = $"This computer's clock is {ServiceClock.Words(ahead)} the service's.";
        return ahead.Duration() > ServiceClock.Tolerance
            ? Finding.Warning($"{words} If an access token is refused because of this, the service's time is used.", ConnectionAdvice.ClockOff)
            : Finding.Passed(ahead.Duration() < TimeSpan.FromSeconds(2) ? "This computer's clock and the service's agree." : words);
    }

    private async Task<Finding> TryTokenAsync(CallContext call)
    {
        await CheckAsync(call).ConfigureAwait(false);
        return Finding.Passed($"The service accepts {(oauth is null ? "the API key's access token" : "the issuer's access token")}.");
    }

    private async Task<Finding> TryPermissionAsync(CallContext call)
    {
        var scopes = await channel.FindScopesAsync(call).ConfigureAwait(false);
        var request = LookUpRequest.For(NobodysName, asEmail: false, searchUnsynched: false);
        if (scopes is not null && !scopes.Contains(request.Operation.Scope))
            return FromScopes(mayLookUp: false, scopes);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (!response.IsSuccess && connection.ErrorOf(request, response) is var error && error.Reason is not (RsaErrorReason.UserNotFound or RsaErrorReason.NotAuthorized))
            return Finding.Failed(error);
        var mayLookUp = response.Status != HttpStatusCode.Forbidden;
        return scopes is null ? FromRole(mayLookUp) : FromScopes(mayLookUp, scopes);
    }

    private static Finding FromRole(bool mayLookUp) => mayLookUp
        ? Finding.Passed("The key is allowed to look up users. The service does not report the key's role.")
        : Finding.Warning("The key is not allowed to look up users.", ConnectionAdvice.KeyMayNotLookUp);

    private Finding FromScopes(bool mayLookUp, IReadOnlyList<string> granted)
    {
        var missing = OAuthClient.DefaultScopes.Except(granted, StringComparer.Ordinal).ToList();
        var detail = granted.Count > 0 ? $"The client has the scopes {string.Join(", ", granted.Select(scope => DisplayText.Line(scope)))}." : "The client has none of the scopes that the operations need.";
        if (missing.Count > 0)
            return Finding.Warning($"{detail} Some operations need more: {string.Join(", ", missing)}.", oauth!.Scopes.Count > 0 ? ConnectionAdvice.ScopesMissingOrLimited : ConnectionAdvice.ScopesMissing);
        return mayLookUp
            ? Finding.Passed($"{detail} They are enough for all operations.")
            : Finding.Warning($"{detail} However, the service does not let it look up users.", ConnectionAdvice.ClientMayNotLookUp);
    }

    private async Task<Finding> MeasureAsync(CallContext call)
    {
        // Only the attempt that got the response. Waits for the rate limit are not network time.
        var took = (await CheckAsync(call).ConfigureAwait(false)).Took;
        var detail = $"A request takes {took.TotalMilliseconds:0} ms.";
        return took > Slow ? Finding.Warning(detail, ConnectionAdvice.Slow) : Finding.Passed(detail);
    }

    private async Task<ServiceResponse> CheckAsync(CallContext call)
    {
        var (response, error) = await TokenCheck.SendAsync(connection, call).ConfigureAwait(false);
        return error is null ? response : throw error;
    }
}
