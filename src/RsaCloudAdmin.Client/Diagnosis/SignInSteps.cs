using System.Net;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>Whether the service takes the key for what it is, and what it may do. Changes nothing and reads nobody's data.</summary>
internal sealed class SignInSteps(string host, OAuthClient? oauth, CloudAdminClientOptions options, ServiceChannel channel, ApiConnection connection)
{
    // Nobody's: what matters is whether the service says that it knows no such user, or that it may not be asked.
    private const string NobodysName = "rsacloudadmin-connection-test";

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <param name="response">Tells what the service answered without a token.</param>
    /// <param name="localTime">Tells this computer's own time.</param>
    public IEnumerable<DiagnosisStep> Steps(Func<ServiceResponse?> response, Func<DateTimeOffset> localTime) =>
    [
        new(RsaConnectionStep.Clock, host, _ => Task.FromResult(CompareClocks(response(), localTime()))),
        new(RsaConnectionStep.Tenant, host, _ => Task.FromResult(CompareTenants())),
        new(RsaConnectionStep.Token, host, TryTokenAsync),
        new(RsaConnectionStep.Permission, host, TryPermissionAsync),
        new(RsaConnectionStep.RoundTrip, host, MeasureAsync),
    ];

    // An API key holds the address that its tokens are for and go to: there is no other to compare it with.
    private Finding CompareTenants()
    {
        if (oauth is null)
            return Finding.Passed("The API key names the service's address itself, and its tokens go nowhere else.");
        var hosts = $"the issuer {oauth.TokenUri.IdnHost} and the service {host}";
        return (oauth.IsOfOneTenant, options.SkipTenantCheck) switch
        {
            (true, false) => Finding.Passed($"By their names, {hosts} belong to one tenant."),
            (true, true) => Finding.Warning($"By their names, {hosts} belong to one tenant. Access tokens for other hosts are sent too, because the tenant check is skipped.", ConnectionAdvice.TenantNotChecked),
            _ => Finding.Warning($"By their names, {hosts} do not belong to one tenant. Access tokens are sent all the same, because the tenant check is skipped.", ConnectionAdvice.TenantNotChecked),
        };
    }

    private static Finding CompareClocks(ServiceResponse? response, DateTimeOffset localTime)
    {
        if (response is null || response.Date is null)
            return Finding.Warning("The service did not tell its time, so that this computer's clock could not be compared with it.", ConnectionAdvice.ClockUnknown);
        var ahead = TokenRefusal.Skew(response, localTime);
        var words = $"This computer's clock is {ServiceClock.Words(ahead)} the service's.";
        return ahead.Duration() > ServiceClock.Tolerance
            ? Finding.Warning($"{words} Tokens that are refused for it are made with the service's time instead.", ConnectionAdvice.ClockOff)
            : Finding.Passed(ahead.Duration() < TimeSpan.FromSeconds(2) ? "This computer's clock and the service's agree." : words);
    }

    private async Task<Finding> TryTokenAsync(CallContext call)
    {
        await CheckAsync(call).ConfigureAwait(false);
        return Finding.Passed($"The service accepts {(oauth is null ? "the API key's token" : "the access token that the issuer gave")}.");
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
        ? Finding.Passed("The key may look users up. RSA does not tell a key's role; for everything that this module does either is enough (Super Administrator, Help Desk Administrator).")
        : Finding.Warning("The key may not look users up.", ConnectionAdvice.KeyMayNotLookUp);

    private Finding FromScopes(bool mayLookUp, IReadOnlyList<string> granted)
    {
        var missing = OAuthClient.DefaultScopes.Except(granted, StringComparer.Ordinal).ToList();
        var detail = granted.Count > 0 ? $"The client has the scopes {DisplayText.Line(string.Join(", ", granted))}." : "The client has none of the scopes that this module needs.";
        if (missing.Count > 0)
            return Finding.Warning($"{detail} Some operations need more: {string.Join(", ", missing)}.", oauth!.Scopes.Count > 0 ? ConnectionAdvice.ScopesMissingOrLimited : ConnectionAdvice.ScopesMissing);
        return mayLookUp
            ? Finding.Passed($"{detail} They are enough for everything that this module does.")
            : Finding.Warning($"{detail} Yet the service does not let it look users up.", ConnectionAdvice.ClientMayNotLookUp);
    }

    private async Task<Finding> MeasureAsync(CallContext call)
    {
        // Of the try that was answered alone: waits for the rate limit are none of the network's.
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
