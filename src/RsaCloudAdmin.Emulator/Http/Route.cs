using System.Text.Json;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>An operation of the service: its method and path, what its body can contain, and what it does.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below "/AdminInterface/restapi/". Segments in braces are arguments. The first one of a path is always the user.</param>
/// <param name="Apply">Processes a request.</param>
internal sealed record Route(Operation Operation, string Method, string Path, Func<EmulatedRequest, EmulatedResponse> Apply)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>Properties that the body must contain.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Properties that the body can also contain.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Properties of which the body must contain exactly one.</summary>
    public string[] OneOf { get; init; } = [];

    /// <summary>The JSON types of the properties that are not strings. All lists are lists of strings.</summary>
    public Dictionary<string, JsonValueKind[]> Types { get; init; } = [];

    /// <summary>Whether the body is a list of objects with these properties. Otherwise it is one object.</summary>
    public bool TakesList { get; init; }

    /// <summary>Whether the body names the user, because the path does not.</summary>
    public bool NamesUserInBody { get; init; }

    /// <summary>Whether the request must state that its body is empty (Content-Length: 0).</summary>
    public bool StatesEmptyBody { get; init; }

    /// <summary>Whether an API key must have the role Super Admin. OAuth clients are not affected.</summary>
    public bool SuperAdminOnly { get; init; }

    /// <summary>The scope that an access token must have.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>Whether the operation changes something. A POST for a lookup or a search does not.</summary>
    public bool IsChange => Method != "GET" && _segments[^1] is not ("lookup" or "search");

    public bool HasBody => Required.Length + Optional.Length + OneOf.Length > 0;

    /// <summary>Responds to a request that is allowed and has a body that the operation can take.</summary>
    public EmulatedResponse Respond(EmulatedRequest request) => request.HasValidUserId ? Apply(request) : EmulatedResponse.BadRequest("Invalid User ID");

    /// <summary>Returns the arguments in a path; null if the path does not match. Case is ignored, because public clients use several casings.</summary>
    public string[]? Match(string[] segments)
    {
        if (segments.Length != _segments.Length)
            return null;
        var arguments = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
                arguments.Add(Uri.UnescapeDataString(segments[i]));
            else if (!segments[i].Equals(_segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return [.. arguments];
    }
}
