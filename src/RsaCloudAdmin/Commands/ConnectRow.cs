using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>What one connection is to be made of, as the command line and a row give it. Nothing of it is read yet.</summary>
internal sealed class ConnectRow
{
    public const int LongestTimeoutSec = 3600;
    public const int LongestRetryTimeoutSec = 86400;

    /// <summary>The key file's path; null if none is given, as in a column that is not filled.</summary>
    public string? KeyPath { get; init => field = Given(value); }

    public SecureString? Key { get; init; }

    public string? ClientId { get; init => field = Given(value); }

    public string? Issuer { get; init => field = Given(value); }

    public string? BaseUri { get; init => field = Given(value); }

    /// <summary>The scopes, one by one. One text with several of them, as a config file may have it, is as good as a list.</summary>
    public string[] Scope
    {
        get;
        init => field = [.. value.SelectMany(scope => KeyTextDetector.Is(scope ?? string.Empty) ? [scope!] : (scope ?? string.Empty).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];
    } = [];

    public string? Name { get; init => field = Given(value); }

    public int TimeoutSec { get; init; }

    public int RetryTimeoutSec { get; init; }

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    /// <summary>As it was typed: no row and no entry has it. The same goes for <see cref="SkipTenantCheck"/>.</summary>
    public bool CheckCertificateRevocation { get; init; }

    public bool SkipTenantCheck { get; init; }

    /// <summary>Refuses what a parameter does not take: what is no text, the text of a key, a name that nobody could type again. None of it is shown.</summary>
    /// <exception cref="CannotConnectException">There is such a thing.</exception>
    public void RequireFit()
    {
        if (Key == SecretTextAttribute.PlainText || Key == SecretTextAttribute.Object)
            throw new CannotConnectException(ErrorRecords.Unfit(Key == SecretTextAttribute.Object ? SecretTextAttribute.IsObject : SecretTextAttribute.IsPlainText));
        RequireSeconds(nameof(TimeoutSec), TimeoutSec, 1, LongestTimeoutSec);
        RequireSeconds(nameof(RetryTimeoutSec), RetryTimeoutSec, 0, LongestRetryTimeoutSec);
        if (ProxyCredential == CredentialOrNoneAttribute.Unfit)
            throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential must be a PSCredential, as Get-Credential returns it. What was given is not shown here."));
        if (ProxyCredential?.Password == CredentialOrNoneAttribute.NotAsked)
            throw new CannotConnectException(ErrorRecords.Unfit("ProxyCredential is a user name without a password. A row never asks for one. Give a PSCredential, which has both."));
        (string Name, string? Text)[] texts =
            [(nameof(KeyPath), KeyPath), (nameof(ClientId), ClientId), (nameof(Issuer), Issuer), (nameof(BaseUri), BaseUri), (nameof(Name), Name), .. Scope.Select(scope => (nameof(Scope), (string?)scope))];
        foreach (var (name, text) in texts)
        {
            if (text == TextOnlyAttribute.Unfit)
                throw new CannotConnectException(ErrorRecords.Unfit($"What was given for -{name} is an object, and is not shown here. Give {(name == nameof(KeyPath) ? "a path or a file" : "a text")}. Pipe a row or a hashtable into Connect-RsaCloudAdmin."));
            if (text is not null && KeyTextDetector.Is(text))
                throw new CannotConnectException(ErrorRecords.KeyMisplaced($"-{name}"));
        }

        if (Name is { } own && ConnectionName.Problem(own) is { } problem)
            throw new CannotConnectException(ErrorRecords.Unfit($"{DisplayText.Quote(own)} cannot be the name of a connection. {problem}"));
    }

    /// <summary>Timeouts, proxy settings and checks of the connection.</summary>
    /// <exception cref="CannotConnectException">The proxy's address cannot be used.</exception>
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
            throw new CannotConnectException(ErrorRecords.Unfit($"-{name} must be a number of seconds from {least} to {most}."));
    }

    private Uri? UsableProxy()
    {
        if (Proxy is null || Proxy.OriginalString.Length == 0)
            return null;
        if (Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https" && Proxy.UserInfo.Length == 0)
            return Proxy;
        throw new CannotConnectException(ErrorRecords.Make(
            new ArgumentException("-Proxy must be an address such as http://proxy.example.com:8080, without a user name."),
            KeyErrors.InvalidProxy,
            target: null));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
