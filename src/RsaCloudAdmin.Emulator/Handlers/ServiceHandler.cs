using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.Operations;
using RsaCloudAdmin.Emulator.Security;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Processes a request as the service does: journal, limits, faults, token, body, operation.</summary>
internal sealed class ServiceHandler(ServiceState service)
{
    private readonly RateLimiter _rate = new(service.Clock);
    private readonly ConcurrencyLimiter _concurrency = new();

    public async Task HandleAsync(HttpContext http)
    {
        var context = new RequestContext(http, service.Requests, service.Clock.GetUtcNow());
        var exceeded = Admit(context);
        try
        {
            await context.FindUserAsync(service.Tenant).ConfigureAwait(false);
            if (exceeded is not null)
            {
                // At once: this request is not served, so it does not take the time of a response.
                await RefuseAsync(context, exceeded.RetryAfter).ConfigureAwait(false);
                return;
            }

            if (service.Latency > TimeSpan.Zero)
                await Task.Delay(service.Latency, service.Clock, http.RequestAborted).ConfigureAwait(false);
            if (context.Route is { } route)
                await HandleAsync(context, route).ConfigureAwait(false);
            else
                await SendAsync(context, Unknown(context)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected, or the emulator is stopping.
        }
        finally
        {
            context.End(status: null);
        }
    }

    /// <summary>Takes a place for a request when it arrives. The request keeps it until its response is ready.</summary>
    /// <returns>The limit that refuses the request; null if it is let through.</returns>
    private ConcurrencyLimit? Admit(RequestContext context)
    {
        if (!IsLimited(context.Route))
            return null;
        var limit = service.ConcurrencyLimit;
        if (!_concurrency.TryEnter(limit))
            return limit;
        context.Leave = _concurrency.Leave;
        return null;
    }

    private async Task HandleAsync(RequestContext context, Route route)
    {
        if (IsLimited(route) && service.RateLimit is { } limit && _rate.Refuse(limit) is { } wait)
        {
            await RefuseAsync(context, limit.SendRetryAfter ? wait : null).ConfigureAwait(false);
            return;
        }

        var fault = context.Fault = service.Faults.TryTrigger(route.Operation);
        if (fault is { AfterApplying: false } && await EndsAsync(context, fault, route).ConfigureAwait(false))
            return;
        var response = await ApplyAsync(context, route).ConfigureAwait(false);
        context.WasApplied = response is { Status: 200, IsRefusal: false };
        if (fault is { AfterApplying: true } && await EndsAsync(context, fault, route).ConfigureAwait(false))
            return;

        if (fault?.Effect == FaultEffect.Truncated)
            await TruncateAsync(context, response).ConfigureAwait(false);
        else
            await SendAsync(context, fault is null ? response : FaultyResponses.Corrupt(fault, response)).ConfigureAwait(false);
    }

    /// <summary>Applies a fault.</summary>
    /// <returns>True if the request ends here and the service's own response is not sent.</returns>
    private async Task<bool> EndsAsync(RequestContext context, Fault fault, Route route)
    {
        var http = context.Http;
        switch (fault.Effect)
        {
            case FaultEffect.Latency:
                await Task.Delay(fault.Delay, service.Clock, http.RequestAborted).ConfigureAwait(false);
                return false;
            case FaultEffect.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(false);
                return true;
            case FaultEffect.Reset:
                context.End(status: null);
                http.Abort();
                return true;
            default:
                // A failed unlock shows the current lock status: locked, unless the unlock was processed first.
                if (FaultyResponses.InPlace(fault, route, UserOf(context), context.Path, service.Clock.GetUtcNow()) is not { } response)
                    return false;
                await SendAsync(context, response).ConfigureAwait(false);
                return true;
        }
    }

    private async Task<EmulatedResponse> ApplyAsync(RequestContext context, Route route)
    {
        var http = context.Http;
        if (route == Routes.Token)
            return await service.Issuer.RespondAsync(http).ConfigureAwait(false);
        var now = service.Clock.GetUtcNow();
        var login = await http.AuthenticateAsync().ConfigureAwait(false);
        if (!login.Succeeded)
            return Refused(context, login.Failure as TokenRefusedException ?? new TokenRefusedException(BearerRules.Unreadable), now);
        var accessId = login.Principal.FindFirst("sub")!.Value;
        if (!MayCall(route, login.Principal, service.Keys.Find(accessId)))
            return Refused(context, new TokenRefusedException("Access is denied"), now);

        var (body, refusal) = await BodyReader.ReadAsync(context, route, now).ConfigureAwait(false);
        if (refusal is not null)
            return refusal;
        var response = route.Respond(new EmulatedRequest(service.Tenant, service.Clock, accessId, context.Arguments, body)
        {
            Query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        });
        if (response is { Status: 200, IsRefusal: false } && route.IsChange)
            service.Tenant.Events.Add(EventOf(route, accessId, UserOf(context), now));
        return response;
    }

    // Guess: the keys and codes of these activities are not known. Nobody can mistake these for real ones.
    private static EmulatedAdminEvent EventOf(Route route, string accessId, EmulatedUser? user, DateTimeOffset now) =>
        new(now, $"EMU_{Regex.Replace($"{route.Operation}", "(?<!^)[A-Z]", "_$0").ToUpperInvariant()}", 0) { AdminUserName = accessId, Message = $"{route.Operation} (emulator)", User = user };

    private Task RefuseAsync(RequestContext context, TimeSpan? retryAfter) =>
        SendAsync(context, EmulatedResponse.TooManyRequests(context.Path, service.Clock.GetUtcNow()) with { RetryAfter = retryAfter });

    private async Task SendAsync(RequestContext context, EmulatedResponse response)
    {
        var http = context.Http;
        context.End(response.Status);
        WriteHead(http.Response, response);
        await http.Response.Body.WriteAsync(response.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task TruncateAsync(RequestContext context, EmulatedResponse response)
    {
        var http = context.Http;
        context.End(response.Status);
        WriteHead(http.Response, response);
        await http.Response.Body.WriteAsync(response.Body.AsMemory(0, response.Body.Length / 2), http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        http.Abort();
    }

    private void WriteHead(HttpResponse target, EmulatedResponse response)
    {
        target.StatusCode = response.Status;
        // Kestrel's own Date header uses the system clock.
        target.Headers.Date = service.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        target.ContentLength = response.Body.Length;
        if (response.Body.Length > 0)
            target.ContentType = response.ContentType;
        if (response.Location is { } location)
            target.Headers.Location = location.AbsoluteUri;
        if (response.RetryAfter is { } wait)
        {
            target.Headers.RetryAfter = response.RetryAfterAsDate
                ? (service.Clock.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture)
                : Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private EmulatedUser? UserOf(RequestContext context) => Guid.TryParse(context.User, out var id) ? service.Tenant.Find(id) : null;

    private EmulatedResponse Unknown(RequestContext context) => context.IsWrongMethod
        ? EmulatedResponse.FrameworkError(405, "Method Not Allowed", "Request method not supported", context.Path, service.Clock.GetUtcNow())
        : EmulatedResponse.FrameworkError(404, "Not Found", "No message available", context.Path, service.Clock.GetUtcNow());

    // The issuer is a separate host: the service's limits do not apply to it.
    private static bool IsLimited(Route? route) => route is not null && route != Routes.Token;

    private static bool MayCall(Route route, ClaimsPrincipal caller, EmulatedApiKey? key) => key is null
        ? caller.FindFirst("scope")?.Value.Split(' ').Contains(route.Scope) == true
        : !route.SuperAdminOnly || key.Role == AdminRole.SuperAdmin;

    private static EmulatedResponse Refused(RequestContext context, TokenRefusedException refusal, DateTimeOffset now) =>
        EmulatedResponse.FrameworkError(refusal.Status, refusal.Status == 401 ? "Unauthorized" : "Forbidden", refusal.Message, context.Path, now);
}
