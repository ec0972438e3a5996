namespace RsaCloudAdmin.Client.Requests;

/// <summary>A request to any path of the API.</summary>
public sealed class ApiRequest
{
    /// <summary>The HTTP method.</summary>
    public RsaRequestMethod Method { get; init; }

    /// <summary>
    /// The path below the API's base address, such as "v1/licenseusage", with a query or without. It may also be a whole address
    /// of the connection's service.
    /// </summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Parameters to add to the query, in this order. Names and values are escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>
    /// The body; null for none. A string is sent as it is, and must be JSON. Other values are written as JSON: lists of pairs of a
    /// string and an object are objects, other lists of objects are arrays, and values are strings, numbers of any built-in type,
    /// Boolean values and null. Any other value is an invalid request.
    /// </summary>
    public object? Body { get; init; }

    /// <summary>Whether a repeat has no further effect, so that the request may be repeated after a failure. A GET always may.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The OAuth scopes that the request needs. An API key needs none.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
