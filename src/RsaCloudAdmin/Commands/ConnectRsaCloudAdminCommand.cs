using System.Collections;
using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Connects this session to a tenant, with an API key or as an OAuth client, and proves that the service accepts it.</summary>
[Cmdlet(VerbsCommunications.Connect, "RsaCloudAdmin", DefaultParameterSetName = ByPath)]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class ConnectRsaCloudAdminCommand : PSCmdlet, IDisposable
{
    private const string ByPath = "KeyPath";
    private const string ByKey = "Key";
    private const string ByEnvironment = "Environment";

    private const int UsualTimeoutSec = 100;
    private const int UsualRetryTimeoutSec = 300;

    private readonly CancellationTokenSource _stopping = new();

    // What this command has made, by name: rows of one list must not take each other's place.
    private readonly Dictionary<string, RsaCloudAdminConnection> _made = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string> _typed = [];

    /// <summary>The key file that RSA's console saved: an API key, or the private key of an OAuth client (a JWK).</summary>
    /// <remarks>Not mandatory for PowerShell, nor is -Key: of two sets with such parameters it offers what the pipeline brings to the second one only.</remarks>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [TextOnly]
    [AllowEmptyString]
    public string? KeyPath { get; set; }

    /// <summary>The path of a file from the pipeline. Apart from -KeyPath, because the name of such a row is the file's and not the tenant's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true, ParameterSetName = ByPath)]
    [Alias("PSPath", "FullName")]
    [TextOnly]
    [AllowEmptyString]
    public string? LiteralPath { get; set; }

    /// <summary>The text of a key file, as a vault returns it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [SecretText]
    [AllowNull]
    public SecureString? Key { get; set; }

    /// <summary>What comes through the pipeline: the text of a key as a SecureString, or a hashtable whose entries are the parameters' values.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Takes everything from the environment variables RSA_CLOUD_ADMIN_KEY_PATH or RSA_CLOUD_ADMIN_KEY, and for an OAuth client RSA_CLOUD_ADMIN_CLIENT_ID, RSA_CLOUD_ADMIN_ISSUER, RSA_CLOUD_ADMIN_BASE_URI and RSA_CLOUD_ADMIN_SCOPE.</summary>
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

    /// <summary>For an OAuth client, the address of the Administration API, such as https://example.access.securid.com/AdminInterface/restapi.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly]
    [AllowEmptyString]
    public string? BaseUri { get; set; }

    /// <summary>The scopes to ask for as an OAuth client; by default those that the cmdlets need.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [TextOnly(IsList = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? Scope { get; set; }

    /// <summary>What to call the connection; the tenant's name by default, or the service's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextOnly]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>How many seconds one try of a request may take.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds(UsualTimeoutSec)]
    public int TimeoutSec { get; set; } = UsualTimeoutSec;

    /// <summary>For how many seconds a request that the service's rate limit refuses is tried again; 0 for not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds(UsualRetryTimeoutSec)]
    public int RetryTimeoutSec { get; set; } = UsualRetryTimeoutSec;

    /// <summary>The address of the proxy to go by; the system's proxy by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Address]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and the password for the proxy, whether it is given or the system's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CredentialOrNone]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Demands that the authority of each certificate says that it was not revoked.</summary>
    [Parameter]
    public SwitchParameter CheckCertificateRevocation { get; set; }

    /// <summary>Sends an OAuth client's tokens to -BaseUri even if it is not of the issuer's tenant. No row, hashtable or variable turns it on: who types it has seen both addresses.</summary>
    [Parameter]
    public SwitchParameter SkipTenantCheck { get; set; }

    /// <summary>Connects without the call that proves the key.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    public void Dispose() => _stopping.Dispose();

    // The pipeline has bound nothing yet.
    protected override void BeginProcessing() => _typed = [.. MyInvocation.BoundParameters.Keys];

    protected override void ProcessRecord()
    {
        try
        {
            Connect(Row());
        }
        catch (CannotConnectException e)
        {
            // A row of a list must not end the others.
            if (!MyInvocation.ExpectingInput)
                ThrowTerminatingError(e.Record);
            WriteError(e.Record);
        }
    }

    protected override void StopProcessing() => _stopping.Cancel();

    private ConnectRow Row()
    {
        if (InputObject?.BaseObject == PipedRowAttribute.Text)
            throw new CannotConnectException(ErrorRecords.Unfit(SecretTextAttribute.IsPlainText));
        if (_typed.Contains(nameof(ProxyCredential)))
            ProxyCredential = ProxyLogin.Typed(ProxyCredential, Host);
        if (InputObject?.BaseObject is SecureString && (Key is not null || _typed.Contains(nameof(KeyPath))))
            throw new CannotConnectException(ErrorRecords.Unfit("A key is given by a parameter and through the pipeline as well. Give one."));
        if (InputObject?.BaseObject is not IDictionary hashtable)
            return RowOfParameters();
        var entries = new ConnectEntries(hashtable);
        var row = entries.Over(RowOfParameters(), FromEnvironment ? [.. _typed, .. ConnectEntries.WaysToSignIn] : _typed);
        if (entries.Unread.ToList() is { Count: > 0 } unread)
            WriteWarning($"Not used of the hashtable: {string.Join(", ", unread.Select(DisplayText.Quote))}. Check the spelling, or remove what is not a parameter of Connect-RsaCloudAdmin.");
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
        var signIn = ReadSignIn(row);
        var connection = Open(signIn, row);
        try
        {
            Add(connection, signIn, row);
        }
        catch
        {
            connection.Client.Dispose();
            throw;
        }

        _made[connection.Name] = connection;
        WriteVerbose($"Connected to {DisplayText.Quote(connection.Name)} at {connection.Place}.");
        if (PassThru)
            WriteObject(connection);
    }

    private void Add(RsaCloudAdminConnection connection, SignIn signIn, ConnectRow row)
    {
        var table = ConnectionTable.Current;
        connection.Name = row.Name ?? table.UnusedName(connection);
        RequireNameOfItsOwn(connection, signIn);
        foreach (var warning in ConnectNotes.Warnings(connection, signIn, row))
            WriteWarning(warning);
        if (SkipCheck)
            _ = connection.Client.PrepareAsync();
        else
            Check(connection, signIn);
        if (table.Find(connection.Name) is { } replaced && ConnectNotes.Replaced(replaced, connection) is { } told)
            WriteVerbose(told);
        table.Add(connection);
    }

    // Who types a name again means it. A list may not know the name, or have it twice and not say which of the two it means.
    private void RequireNameOfItsOwn(RsaCloudAdminConnection connection, SignIn signIn)
    {
        _made.TryGetValue(connection.Name, out var made);
        var earlier = made ?? (_typed.Contains(nameof(Name)) ? null : ConnectionTable.Current.Find(connection.Name));
        if (earlier is null || earlier.IsOfSameTenantAndKey(connection))
            return;
        throw new CannotConnectException(ErrorRecords.NameRepeated(connection, earlier, isOfRow: made is not null, signIn.Target));
    }

    private SignIn ReadSignIn(ConnectRow row)
    {
        if (FromEnvironment && SignInVariables.Error() is { } unusable)
            throw new CannotConnectException(unusable);
        var signIn = FromEnvironment ? SignInVariables.Read(Resolve) : new SignIn(parameter => $"-{parameter}")
        {
            KeyPath = row.KeyPath is { } path ? Resolve(path, "-KeyPath") : null,
            Key = row.Key,
            ClientId = row.ClientId,
            Issuer = row.Issuer,
            BaseUri = row.BaseUri,
            Scope = row.Scope,
        };
        if (signIn.Error() is { } incomplete)
            throw new CannotConnectException(incomplete);
        return signIn;
    }

    // Off this thread: a file on a server that is gone may take minutes to open, and nothing but waiting can be ended.
    private RsaCloudAdminConnection Open(SignIn signIn, ConnectRow row)
    {
        var opening = Task.Run(() => signIn.Open(row.Options()));
        try
        {
            Task.WaitAny([opening], _stopping.Token);
            return opening.GetAwaiter().GetResult();
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.From(e, signIn.Target));
        }
        catch (OperationCanceledException)
        {
            opening.ContinueWith(late => (late.Exception is null ? late.Result : null)?.Client.Dispose(), TaskScheduler.Default);
            throw new PipelineStoppedException();
        }
    }

    private void Check(RsaCloudAdminConnection connection, SignIn signIn)
    {
        var client = connection.Client;
        var outcome = AwaitedCall.Run(this, connection.BaseUri.Host, () => client.RateLimitPause, new CallContext(_stopping.Token), call => client.CheckTokenAsync(call));
        if (outcome.Failure is { } failure)
            throw new CannotConnectException(ErrorRecords.ForConnect(failure, signIn.Target));
        if (outcome.Result is { } oddity)
            WriteWarning($"Connected, but whether the key is accepted could not be seen. {oddity}");
    }

    private string Resolve(string path, string where)
    {
        if (KeyTextDetector.Is(path))
            throw new CannotConnectException(ErrorRecords.KeyMisplaced(where));
        try
        {
            return KeyFilePath.Resolve(SessionState, path);
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.From(e, path));
        }
    }
}
