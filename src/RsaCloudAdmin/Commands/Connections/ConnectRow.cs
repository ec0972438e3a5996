using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>The settings of one connection, from the command line and a row. The key is not read yet.</summary>
internal sealed class ConnectRow
{
    public const int LongestTimeoutSec = 3600;
    public const int LongestRetryTimeoutSec = 86400;

    /// <summary>The path of the key file; null if there is none, or if the column is empty.</summary>
    public string? KeyPath { get; init => field = Given(value); }

    public SecureString? Key { get; init; }

    public string? ClientId { get; init => field = Given(value); }

    public string? Issuer { get; init => field = Given(value); }

    public string? BaseUri { get; init => field = Given(value); }

    /// <summary>The scopes, one per element. A string with several scopes, as in a config file, is split at spaces and commas.</summary>
    public string[] Scope
    {
        get;
        init => field = [.. value.SelectMany(scope => SignIn.SplitScopes(scope ?? string.Empty))];
    } = [];

    public string? Name { get; init => field = Given(value); }

    public int TimeoutSec { get; init; }

    public int RetryTimeoutSec { get; init; }

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    /// <summary>Set on the command line only, never by a row or an entry. The same applies to <see cref="SkipTenantCheck"/>.</summary>
    public bool CheckCertificateRevocation { get; init; }

    public bool SkipTenantCheck { get; init; }

    /// <summary>
    /// Refuses what a parameter does not accept: a value that is not text, the text of a key, a name that cannot be
    /// typed. The error shows only such a name, never another value.
    /// </summary>
    /// <exception cref="CannotConnectException">A value cannot be used.</exception>
    public void RequireFit()
    {
        if (Key == SecretTextAttribute.PlainText || Key == SecretTextAttribute.Object)
            throw new CannotConnectException(ErrorRecords.Unfit(Key == SecretTextAttribute.Object ? SecretTextAttribute.IsObject : SecretTextAttribute.IsPlainText));
        RequireSeconds(nameof(TimeoutSec), TimeoutSec, 1, LongestTimeoutSec);
        RequireSeconds(nameof(RetryTimeoutSec), RetryTimeoutSec, 0, LongestRetryTimeoutSec);
        if (ProxyCredential == CredentialOrNoneAttribute.Unfit)
            throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential must be a PSCredential, as Get-Credential returns it. The value is not shown."));
        if (ProxyCredential?.Password == CredentialOrNoneAttribute.NotAsked)
            throw new CannotConnectException(ErrorRecords.Unfit("ProxyCredential is a user name without a password, and rows never prompt for a password. Give a PSCredential with the password."));
        (string Name, string? Text)[] texts =
            [(nameof(KeyPath), KeyPath), (nameof(ClientId), ClientId), (nameof(Issuer), Issuer), (nameof(BaseUri), BaseUri), (nameof(Name), Name), .. Scope.Select(scope => (nameof(Scope), (string?)scope))];
        foreach (var (name, text) in texts)
        {
            if (text == TextOnlyAttribute.Unfit)
                throw new CannotConnectException(ErrorRecords.Unfit($"The value of -{name} is an object. It is not shown. Give {(name == nameof(KeyPath) ? "a path or a file" : "a string")}, or pipe rows and hashtables to Connect-RsaCloudAdmin."));
            if (text is not null && KeyTextDetector.Is(text))
                throw new CannotConnectException(ErrorRecords.KeyMisplaced($"-{name}"));
        }

        if (Name is { } own && ConnectionName.Problem(own) is { } problem)
            throw new CannotConnectException(ErrorRecords.Unfit($"{DisplayText.Quote(own)} cannot be the name of a connection. {problem}"));
    }

    /// <summary>Returns the timeouts, proxy settings and checks of the connection.</summary>
    /// <exception cref="CannotConnectException">The address of the proxy cannot be used.</exception>
    public CloudAdminClientOptions Options() => new()
    {
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
        Proxy = UsableProxy(),
        ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
        CheckCertificateRevocation = CheckCertificateRevocation,
        SkipTenantCheck = SkipTenantCheck,
    };

    private static void RequireSeconds(string name, int seconds, int least, int most)
    {
        if (seconds < least || seconds > most)
            throw new CannotConnectException(ErrorRecords.Unfit($"-{name} must be a whole number of seconds from {least} to {most}."));
    }

    private Uri? UsableProxy()
    {
        if (Proxy is null || Proxy.OriginalString.Length == 0)
            return null;
        if (Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https" && Proxy.UserInfo.Length == 0)
            return Proxy;
        throw new CannotConnectException(ErrorRecords.Create(
            new ArgumentException("-Proxy must be an address such as http://proxy.example.com:8080, without a user name."),
            KeyErrors.InvalidProxy,
            target: null));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
