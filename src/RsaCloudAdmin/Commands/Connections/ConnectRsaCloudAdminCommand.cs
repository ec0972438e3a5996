using System.Collections;
using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Connects this session to a tenant with an API key or as an OAuth client, and verifies that the service accepts it.</summary>
[Cmdlet(VerbsCommunications.Connect, "RsaCloudAdmin", DefaultParameterSetName = ByPath)]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class ConnectRsaCloudAdminCommand : CancellableCommand
{
    private const string ByPath = "KeyPath";
    private const string ByKey = "Key";
    private const string ByEnvironment = "Environment";

    private const int UsualTimeoutSec = 100;
    private const int UsualRetryTimeoutSec = 300;

    private HashSet<string> _typed = [];
    private ConnectRun? _run;

    /// <summary>The path of the key file that RSA's console saved: an API key, or the private key of an OAuth client (a JWK).</summary>
    /// <remarks>Neither -KeyPath nor -Key is mandatory. If two parameter sets have such parameters, PowerShell binds pipeline input to the second set only.</remarks>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [TextOnly]
    [AllowEmptyString]
    public string? KeyPath { get; set; }

    /// <summary>The path of a piped file. Separate from -KeyPath, because the name of such a row is the file's name, not the tenant's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true, ParameterSetName = ByPath)]
    [Alias("PSPath", "FullName")]
    [TextOnly]
    [AllowEmptyString]
    public string? LiteralPath { get; set; }

    /// <summary>The text of a key file as a SecureString, for example from a vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [SecretText]
    [AllowNull]
    public SecureString? Key { get; set; }

    /// <summary>Pipeline input: the text of a key as a SecureString, or a hashtable whose entries are the values of parameters.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Reads all sign-in values from the environment variables RSA_CLOUD_ADMIN_KEY_PATH or RSA_CLOUD_ADMIN_KEY, and for an OAuth client RSA_CLOUD_ADMIN_CLIENT_ID, RSA_CLOUD_ADMIN_ISSUER, RSA_CLOUD_ADMIN_BASE_URI and RSA_CLOUD_ADMIN_SCOPE.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByEnvironment)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>The id of the OAuth client that the key belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly]
    [AllowEmptyString]
    public string? ClientId { get; set; }

    /// <summary>The address of the OAuth client's issuer, such as https://example.auth.securid.com/oauth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly]
    [AllowEmptyString]
    public string? Issuer { get; set; }

    /// <summary>The address of the Administration API for an OAuth client, such as https://example.access.securid.com/AdminInterface/restapi.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly]
    [AllowEmptyString]
    public string? BaseUri { get; set; }

    /// <summary>The scopes to request as an OAuth client; by default, each operation requests the scopes that it needs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly(IsList = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? Scope { get; set; }

    /// <summary>The name of the connection; by default the tenant's name, or the host of the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextOnly]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>The time limit of one attempt of a request: 1 to 3600 seconds; 100 by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds(UsualTimeoutSec)]
    public int TimeoutSec { get; set; } = UsualTimeoutSec;

    /// <summary>How long to retry a request that the service's rate limit refuses: 0 (no retries) to 86400 seconds; 300 by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds(UsualRetryTimeoutSec)]
    public int RetryTimeoutSec { get; set; } = UsualRetryTimeoutSec;

    /// <summary>The address of the proxy; by default, the system's proxy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Address]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and the password for the proxy from -Proxy, or for the system's proxy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CredentialOrNone]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Requires that the authority of each certificate confirms that it is not revoked.</summary>
    [Parameter]
    public SwitchParameter CheckCertificateRevocation { get; set; }

    /// <summary>Sends an OAuth client's access tokens to -BaseUri even if it does not belong to the issuer's tenant. A row, hashtable or variable cannot turn this on: only a person who types it has seen both addresses.</summary>
    [Parameter]
    public SwitchParameter SkipTenantCheck { get; set; }

    /// <summary>Connects without the request that verifies the key.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // At this point, only the parameters of the command line are bound.
    protected override void BeginProcessing()
    {
        PipelineInput.RefuseBeside(this, nameof(InputObject), InputObject);
        _typed = [.. MyInvocation.BoundParameters.Keys];
        _run = new ConnectRun(this, _typed.Contains(nameof(Name)), SkipCheck, StopToken);
    }

    protected override void ProcessRecord()
    {
        try
        {
            Connect(Row());
        }
        catch (CannotConnectException e)
        {
            // A row that fails must not stop the other rows.
            if (!MyInvocation.ExpectingInput)
                ThrowTerminatingError(e.Record);
            WriteError(e.Record);
        }
    }

    private ConnectRow Row()
    {
        if (InputObject?.BaseObject == PipedRowAttribute.Text)
            throw new CannotConnectException(ErrorRecords.Unfit(SecretTextAttribute.IsPlainText));
        if (_typed.Contains(nameof(ProxyCredential)))
            ProxyCredential = ProxyLogin.Typed(ProxyCredential, Host);
        if (InputObject?.BaseObject is SecureString && (Key is not null || _typed.Contains(nameof(KeyPath))))
            throw new CannotConnectException(ErrorRecords.Unfit("A key is given with a parameter and also through the pipeline. Give only one."));
        if (InputObject?.BaseObject is not IDictionary hashtable)
            return RowOfParameters();
        var entries = new ConnectEntries(hashtable);
        var row = entries.Over(RowOfParameters(), FromEnvironment ? [.. _typed, .. ConnectEntries.WaysToSignIn] : _typed);
        if (entries.Unread.ToList() is { Count: > 0 } unread)
            WriteWarning($"These entries of the hashtable were not used: {string.Join(", ", unread.Select(DisplayText.Quote))}. Check the spelling, or remove them. Switches such as -SkipTenantCheck cannot be set by an entry.");
        return row;
    }

    private ConnectRow RowOfParameters()
    {
        var isFile = string.IsNullOrWhiteSpace(KeyPath) || _typed.Contains(nameof(KeyPath));
        var takesFilesName = isFile && !string.IsNullOrWhiteSpace(LiteralPath) && !_typed.Contains(nameof(Name));
        return new ConnectRow
        {
            KeyPath = ParameterSetName != ByPath ? null : string.IsNullOrWhiteSpace(KeyPath) ? LiteralPath : KeyPath,
            Key = InputObject?.BaseObject as SecureString ?? (ParameterSetName == ByKey ? Key : null),
            ClientId = ClientId,
            Issuer = Issuer,
            BaseUri = BaseUri,
            Scope = Scope ?? [],
            Name = takesFilesName ? null : Name,
            TimeoutSec = TimeoutSec,
            RetryTimeoutSec = RetryTimeoutSec,
            Proxy = Proxy,
            ProxyCredential = ProxyCredential,
            CheckCertificateRevocation = CheckCertificateRevocation,
            SkipTenantCheck = SkipTenantCheck,
        };
    }

    private void Connect(ConnectRow row)
    {
        row.RequireFit();
        ProxyLogin.RequireOwn(row, _typed);
        var connection = _run!.Connect(new SignInReader(SessionState).Read(row, FromEnvironment), row);
        if (PassThru)
            WriteObject(connection);
    }
}
