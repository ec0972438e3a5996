using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.Security;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>The way of a request through the emulated service: journal, faults, rate limit, token, content, operation.</summary>
internal sealed class ServiceHandler(CloudEmulator emulator, KeyRing keys, TimeProvider clock)
{
    private readonly RateLimiter _limiter = new(clock);

    public async Task HandleAsync(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?')[0];
        var (route, arguments, wrongMethod) = Routes.Find(http.Request.Method, path);
        var user = arguments.Length > 0 ? arguments[0] : null;
        var number = emulator.Requests.Begin(route?.Operation, user);
        var entry = new JournalEntry(number, clock.GetUtcNow(), http.Request.Method, path, route?.Operation, null, WasApplied: false, null);
        try
        {
            if (emulator.Latency > TimeSpan.Zero)
                await Task.Delay(emulator.Latency, clock, http.RequestAborted).ConfigureAwait(false);
            entry = route is null
                ? await SendAsync(http, Unknown(path, wrongMethod), entry).ConfigureAwait(false)
                : await HandleAsync(http, route, arguments, entry).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, or the emulator stops.
        }
        finally
        {
            emulator.Requests.End(entry, user);
        }
    }

    private async Task<JournalEntry> HandleAsync(HttpContext http, Route route, string[] arguments, JournalEntry entry)
    {
        if (emulator.RateLimit is { } limit && _limiter.Refuse(limit) is { } wait)
            return await SendAsync(http, EmulatedAnswer.TooManyRequests with { RetryAfter = limit.SendRetryAfter ? wait : null }, entry).ConfigureAwait(false);

        var fault = emulator.Faults.Strike(route.Operation);
        entry = entry with { Fault = fault?.Effect };
        if (fault?.Effect == FaultEffect.Latency)
            await Task.Delay(fault.Delay, clock, http.RequestAborted).ConfigureAwait(false);
        // An unlock that fails shows the methods as they were before it.
        var userBefore = UserOf(arguments);
        if (fault is { AfterApplying: false } && await EndEarlyAsync(http, fault, route, userBefore, entry).ConfigureAwait(false) is { } ended)
            return ended;

        var (answer, applied) = await ApplyAsync(http, route, arguments).ConfigureAwait(false);
        entry = entry with { WasApplied = applied };
        if (fault is { AfterApplying: true } && await EndEarlyAsync(http, fault, route, UserOf(arguments), entry).ConfigureAwait(false) is { } endedAfter)
            return endedAfter;
        if (fault?.Effect == FaultEffect.Truncated)
            return await TruncateAsync(http, answer, entry).ConfigureAwait(false);
        return await SendAsync(http, fault is null ? answer : FaultyAnswers.Spoil(fault, answer), entry).ConfigureAwait(false);
    }

    // The faults after which the service's own answer is not sent.
    private async Task<JournalEntry?> EndEarlyAsync(HttpContext http, Fault fault, Route route, EmulatedUser? user, JournalEntry entry)
    {
        switch (fault.Effect)
        {
            case FaultEffect.Reset:
                http.Abort();
                return entry;
            case FaultEffect.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(false);
                return entry;
            default:
                return FaultyAnswers.InPlace(fault, route, user, http.Request.Path, clock.GetUtcNow()) is { } answer
                    ? await SendAsync(http, answer, entry).ConfigureAwait(false)
                    : null;
        }
    }

    private async Task<(EmulatedAnswer Answer, bool Applied)> ApplyAsync(HttpContext http, Route route, string[] arguments)
    {
        var now = clock.GetUtcNow();
        var login = await http.AuthenticateAsync().ConfigureAwait(false);
        if (!login.Succeeded)
            return (Forbidden(http, login.Failure is TokenRefusedException refused ? refused.Message : BearerRules.Unreadable, now), false);
        var accessId = login.Principal.FindFirst("sub")!.Value;
        if (route.SuperAdminOnly && keys.Find(accessId)!.Role != AdminRole.SuperAdmin)
            return (Forbidden(http, "Access is denied", now), false);

        var (body, refusal) = await BodyReader.ReadAsync(http, route, now).ConfigureAwait(false);
        if (refusal is not null)
            return (refusal, false);
        var answer = route.Apply(new EmulatedRequest(emulator.Tenant, clock, accessId, arguments, body));
        return (answer, answer.Status == 200);
    }

    private async Task<JournalEntry> SendAsync(HttpContext http, EmulatedAnswer answer, JournalEntry entry)
    {
        WriteHead(http, answer);
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
        return entry with { Status = answer.Status };
    }

    private async Task<JournalEntry> TruncateAsync(HttpContext http, EmulatedAnswer answer, JournalEntry entry)
    {
        WriteHead(http, answer);
        await http.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        http.Abort();
        return entry with { Status = answer.Status };
    }

    private void WriteHead(HttpContext http, EmulatedAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        // Kestrel's own is the system's clock.
        response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0)
            response.ContentType = answer.ContentType;
        if (answer.Location is { } location)
            response.Headers.Location = location.AbsoluteUri;
        if (answer.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = answer.RetryAfterAsDate
                ? (clock.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture)
                : Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private EmulatedUser? UserOf(string[] arguments) => arguments.Length > 0 && Guid.TryParse(arguments[0], out var id) ? emulator.Tenant.Find(id) : null;

    private EmulatedAnswer Unknown(string path, bool wrongMethod) => wrongMethod
        ? EmulatedAnswer.FrameworkError(405, "Method Not Allowed", "Request method not supported", path, clock.GetUtcNow())
        : EmulatedAnswer.FrameworkError(404, "Not Found", "No message available", path, clock.GetUtcNow());

    private static EmulatedAnswer Forbidden(HttpContext http, string words, DateTimeOffset now) =>
        EmulatedAnswer.FrameworkError(403, "Forbidden", words, http.Request.Path, now);
}
