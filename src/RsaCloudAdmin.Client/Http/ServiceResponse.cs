using System.Net;
using System.Text;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Http;

/// <summary>A complete response of the service.</summary>
internal sealed record ServiceResponse
{
    public required HttpStatusCode Status { get; init; }

    /// <summary>In UTF-8, whatever encoding was sent.</summary>
    public required byte[] Body { get; init; }

    public string? MediaType { get; init; }

    /// <summary>The bytes that were not valid in the charset and were replaced, as the object of "contains"; null if all were valid.</summary>
    public string? Damage { get; init; }

    /// <summary>The address of the request; null only if no request was sent.</summary>
    public Uri? Asked { get; init; }

    /// <summary>The proxy that requires credentials; null if it is not known, or if no proxy requires them.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The service's time when it responded; null if it is missing or impossible.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How long the service asks to wait; null if it does not ask.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The address that a redirect points to, for messages only. Redirects are not followed.</summary>
    public Uri? Location { get; init; }

    /// <summary>How long this attempt took, from sending the request to reading the response.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>Whether an earlier attempt of the same request may have been processed.</summary>
    public bool FollowsAmbiguousAttempt { get; init; }

    /// <summary>Whether an earlier attempt of the same request reached the service.</summary>
    public bool FollowsReachedService { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;
    public bool IsRedirect => (int)Status is >= 300 and < 400;

    /// <summary>Whether the body is a web page. Then a sign-in page or a gateway responded, not the service.</summary>
    public bool IsPage => Body.Length > 0 && MediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The origin that a redirect points to, in parentheses for a message; empty if it is not known.</summary>
    public string PointsTo => Location is { IsAbsoluteUri: true, Scheme: "https" or "http" } to && SafeAddress.Origin(to) is { } origin ? $" ({origin})" : string.Empty;

    /// <summary>The body as text, without a byte order mark.</summary>
    public string Text
    {
        get
        {
            var start = Body.Length - JsonBody.WithoutMark(Body).Length;
            return Encoding.UTF8.GetString(Body, start, Body.Length - start);
        }
    }

    // The default text of a record would contain the body.
    public override string ToString() => $"{(int)Status} {Status}";
}
