namespace RsaCloudAdmin.Emulator.Http;

/// <summary>One operation of the service: method and path, what its body may hold, and what it does.</summary>
/// <param name="Operation">What it is.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below "/AdminInterface/restapi/"; {} stands for an argument.</param>
/// <param name="Apply">What it does.</param>
internal sealed record Route(Operation Operation, string Method, string Path, Func<EmulatedRequest, EmulatedResponse> Apply)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>Properties that must be in the body; none for a request without one.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Properties that may be in the body beside them.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Where any one of these, and one only, is enough.</summary>
    public string[] OneOf { get; init; } = [];

    /// <summary>Of API keys, whether only those of super admins may.</summary>
    public bool SuperAdminOnly { get; init; }

    /// <summary>The scope that an access token must have for it.</summary>
    public string Scope { get; init; } = string.Empty;

    public bool HasBody => Required.Length + Optional.Length + OneOf.Length > 0;

    /// <summary>The arguments in a path; null if the path is another one. The service is called in several casings by public clients.</summary>
    public string[]? Match(string[] segments)
    {
        if (segments.Length != _segments.Length)
            return null;
        var arguments = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i] == "{}")
                arguments.Add(Uri.UnescapeDataString(segments[i]));
            else if (!segments[i].Equals(_segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return [.. arguments];
    }
}
