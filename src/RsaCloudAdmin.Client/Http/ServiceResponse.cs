using System.Net;
using System.Text;

namespace RsaCloudAdmin.Client.Http;

/// <summary>A response of the service, read whole.</summary>
internal sealed record ServiceResponse
{
    public required HttpStatusCode Status { get; init; }

    /// <summary>In UTF-8, however it was sent.</summary>
    public required byte[] Body { get; init; }

    public string? MediaType { get; init; }

    /// <summary>What the service sent that was no text in its charset and was replaced, as an object of "sent"; null if nothing.</summary>
    public string? Damage { get; init; }

    /// <summary>The address that was asked; null only where no request was made.</summary>
    public Uri? Asked { get; init; }

    /// <summary>The proxy that asks for credentials; null if it is unknown, or none does.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The service's clock when it answered.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect points, for messages only: none is followed.</summary>
    public Uri? Location { get; init; }

    /// <summary>How long this try took, from the moment it was sent until the response was read.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>Whether an earlier try of the same request may have been carried out already.</summary>
    public bool FollowsAmbiguousTry { get; init; }

    /// <summary>Whether an earlier try of the same request reached the service.</summary>
    public bool FollowsReachedService { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;
    public bool IsRedirect => (int)Status is >= 300 and < 400;

    /// <summary>Whether it is a web page: something on the way answered, a sign-in page or a gateway, and not the service.</summary>
    public bool IsPage => Body.Length > 0 && MediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Where a redirect points, in brackets for a message; empty if that cannot be told.</summary>
    public string PointsTo => Location is { IsAbsoluteUri: true, Scheme: "https" or "http" } to && SafeAddress.Origin(to) is { } origin ? $" ({origin})" : string.Empty;

    public string Text => Encoding.UTF8.GetString(Body);

    // A record would print its body.
    public override string ToString() => $"{(int)Status} {Status}";
}
