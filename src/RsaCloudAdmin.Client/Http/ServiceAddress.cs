namespace RsaCloudAdmin.Client.Http;

/// <summary>The one place that requests, and with them the bearer token, go to.</summary>
/// <remarks>
/// RSA's pages and public clients show the address with "/v1", with a trailing slash and with neither;
/// all three come to the same base here.
/// </remarks>
internal sealed class ServiceAddress
{
    private const string Root = "/AdminInterface/restapi";

    // The service's ids are GUIDs; .NET Framework makes no address of a very long text.
    private const int LongestId = 255;

    private ServiceAddress(Uri @base) => Base = @base;

    /// <summary>Ends in <c>/AdminInterface/restapi</c>.</summary>
    public Uri Base { get; }

    /// <exception cref="FormatException">The text is no address that a token may be sent to; the message says why.</exception>
    public static ServiceAddress Parse(string text)
    {
        var uri = SafeAddress.Parse(text);
        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/v2", StringComparison.OrdinalIgnoreCase))
            path = path.Substring(0, path.Length - 3).TrimEnd('/');
        if (!path.EndsWith(Root, StringComparison.OrdinalIgnoreCase))
            path += Root;
        return new ServiceAddress(new UriBuilder(uri.Scheme, uri.Host, uri.Port, path).Uri);
    }

    /// <summary>The address of a path below the base, such as "v1/users/lookup".</summary>
    public Uri At(string path) => new($"{Base.AbsoluteUri}/{path}");

    /// <summary>One segment of a path, whatever the text: it stays data and cannot climb to another path.</summary>
    /// <exception cref="RsaCloudAdminException">
    /// The text is "." or "..", which no escaping keeps from climbing, or empty, which leaves the address of something
    /// else, or far longer than any id, or has half of a character in it.
    /// </exception>
    public static string Segment(string text)
    {
        if (text is "" or "." or ".." || text.Length > LongestId)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: {Quoted.Text(text)} is not an id.");

        // As the service's own ids are.
        return text.All(IsPlain) ? text : Uri.EscapeDataString(WholeText.Of(text));
    }

    // Needs no escaping, whatever stands beside it.
    private static bool IsPlain(char character) => character is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
