using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>What one connection is to be made of, as the command line and a row give it. Nothing of it is read yet.</summary>
internal sealed class ConnectRow
{
    public const int LongestTimeoutSec = 3600;
    public const int LongestRetryTimeoutSec = 86400;

    private readonly string? _keyPath;
    private readonly string? _clientId;
    private readonly string? _issuer;
    private readonly string? _baseUri;
    private readonly string? _name;
    private readonly string[] _scope = [];

    /// <summary>The key file's path; null if none is given, as in a column that is not filled.</summary>
    public string? KeyPath
    {
        get => _keyPath;
        init => _keyPath = Given(value);
    }

    public SecureString? Key { get; init; }

    public string? ClientId
    {
        get => _clientId;
        init => _clientId = Given(value);
    }

    public string? Issuer
    {
        get => _issuer;
        init => _issuer = Given(value);
    }

    public string? BaseUri
    {
        get => _baseUri;
        init => _baseUri = Given(value);
    }

    /// <summary>The scopes, one by one. One text with several of them, as a config file may have it, is as good as a list.</summary>
    public string[] Scope
    {
        get => _scope;
        init => _scope = [.. value.SelectMany(scope => (scope ?? string.Empty).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];
    }

    public string? Name
    {
        get => _name;
        init => _name = Given(value);
    }

    public int TimeoutSec { get; init; }

    public int RetryTimeoutSec { get; init; }

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    /// <summary>Timeouts and proxy settings of the connection.</summary>
    /// <exception cref="CannotConnectException">The proxy's address cannot be used.</exception>
    public CloudAdminClientOptions Options() => new()
    {
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
        Proxy = UsableProxy(),
        ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
    };

    private Uri? UsableProxy()
    {
        if (Proxy is null || Proxy.OriginalString.Length == 0)
            return null;
        if (Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https" && Proxy.UserInfo.Length == 0)
            return Proxy;
        throw new CannotConnectException(ErrorRecords.Make(
            new ArgumentException("-Proxy must be an address such as http://proxy.example.com:8080, without a user name."),
            "InvalidProxy",
            ErrorCategory.InvalidArgument,
            null,
            "Give the address alone with -Proxy, and the user name and the password with -ProxyCredential."));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
