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

    /// <summary>The key file that RSA's console saved: an API key, or the private key of an OAuth client (a JWK).</summary>
    /// <remarks>Not mandatory for PowerShell, nor is -Key: of two sets with such parameters it offers what the pipeline brings to the second one only.</remarks>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Alias("PSPath", "FullName")]
    [AllowEmptyString]
    public string? KeyPath { get; set; }

    /// <summary>The text of a key file, as a vault returns it.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [SecretText]
    [AllowNull]
    public SecureString? Key { get; set; }

    /// <summary>Takes everything from the environment variables RSA_CLOUD_ADMIN_KEY_PATH or RSA_CLOUD_ADMIN_KEY, and for an OAuth client RSA_CLOUD_ADMIN_CLIENT_ID, RSA_CLOUD_ADMIN_ISSUER, RSA_CLOUD_ADMIN_BASE_URI and RSA_CLOUD_ADMIN_SCOPE.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByEnvironment)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>The id of the OAuth client that the key belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [AllowEmptyString]
    public string? ClientId { get; set; }

    /// <summary>The address of the OAuth client's issuer, such as https://example.auth.securid.com/oauth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [AllowEmptyString]
    public string? Issuer { get; set; }

    /// <summary>For an OAuth client, the address of the Administration API, such as https://example.access.securid.com/AdminInterface/restapi.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [AllowEmptyString]
    public string? BaseUri { get; set; }

    /// <summary>The scopes to ask for as an OAuth client; by default those that the cmdlets need.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByKey)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? Scope { get; set; }

    /// <summary>What to call the connection; the tenant's name by default, or the service's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>How many seconds one try of a request may take.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankMeans(UsualTimeoutSec)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = UsualTimeoutSec;

    /// <summary>For how many seconds a request that the service's rate limit refuses is tried again; 0 for not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankMeans(UsualRetryTimeoutSec)]
    [ValidateRange(0, 86400)]
    public int RetryTimeoutSec { get; set; } = UsualRetryTimeoutSec;

    /// <summary>The address of the proxy to go by; the system's proxy by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and the password for the proxy, whether it is given or the system's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CredentialOrNone]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Connects without the call that proves the key.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    public void Dispose() => _stopping.Dispose();

    protected override void ProcessRecord()
    {
        try
        {
            Connect();
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

    private void Connect()
    {
        if (Name is not null && KeyText.Is(Name))
            throw new CannotConnectException(ErrorRecords.KeyMisplaced("-Name"));
        var signIn = ReadSignIn();
        var connection = Open(signIn);
        if (connection.KeyIsReadableByOthers)
            WriteWarning($"The key file {Quoted.Text(signIn.KeyPath!)} can be read by others on this computer. Let its owner alone read it, as by: chmod 600");
        if (SkipCheck)
            _ = connection.Client.PrepareAsync();
        else
            Check(connection.Client, signIn);

        var table = ConnectionTable.Current;
        connection.Name = Given(Name) ?? table.UnusedName(connection.CustomerName ?? connection.BaseUri.Host, connection.Identity);
        table.Add(connection);
        WriteVerbose($"Connected to {Quoted.Line(connection.Name)} at {connection.BaseUri}, as {(connection.ClientId is null ? "API key" : "OAuth client")} {Quoted.Line(connection.Identity)}.");
        if (PassThru)
            WriteObject(connection);
    }

    private SignIn ReadSignIn()
    {
        if (ParameterSetName == ByEnvironment && SignInVariables.Fault() is { } unusable)
            throw new CannotConnectException(unusable);
        var signIn = ParameterSetName == ByEnvironment ? SignInVariables.Read(Resolve) : new SignIn(parameter => $"-{parameter}")
        {
            KeyPath = ParameterSetName == ByPath && Given(KeyPath) is { } path ? Resolve(path) : null,
            Key = ParameterSetName == ByKey ? Key : null,
            ClientId = Given(ClientId),
            Issuer = Given(Issuer),
            BaseUri = Given(BaseUri),
            // One text with all of them, as a config file may have it, is as good as a list.
            Scope = [.. (Scope ?? []).SelectMany(scope => (scope ?? string.Empty).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))],
        };
        if (signIn.Fault() is { } incomplete)
            throw new CannotConnectException(incomplete);
        return signIn;
    }

    private RsaCloudAdminConnection Open(SignIn signIn)
    {
        try
        {
            return signIn.Open(new CloudAdminClientOptions
            {
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
                Proxy = ReadProxy(),
                ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
            });
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.Of(e, signIn.Target));
        }
    }

    private Uri? ReadProxy()
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
            "Give the address alone by -Proxy, and the user name and the password by -ProxyCredential."));
    }

    private void Check(CloudAdminClient client, SignIn signIn)
    {
        var call = new CallContext(_stopping.Token);
        try
        {
            // Runs off this thread, so that waiting for it cannot block what it needs.
            var oddity = Task.Run(() => client.CheckTokenAsync(call)).GetAwaiter().GetResult();
            if (oddity is not null)
                WriteWarning($"Connected, but whether the key is accepted could not be seen. {oddity}");
        }
        catch (RsaCloudAdminException e)
        {
            client.Dispose();
            throw new CannotConnectException(ErrorRecords.Of(e, signIn.Target));
        }
        catch (OperationCanceledException)
        {
            client.Dispose();
            throw new PipelineStoppedException();
        }
        finally
        {
            NoteWriter.Write(this, call);
        }
    }

    private string Resolve(string path)
    {
        if (KeyText.Is(path))
            throw new CannotConnectException(ErrorRecords.Of(new RsaKeyException(RsaKeyFault.KeyFileNotFound, KeyText.InPlaceOfPath + " Give the text as a SecureString by -Key."), null));
        try
        {
            return KeyFilePath.Resolve(SessionState, path);
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.Of(e, path));
        }
    }

    // A list of tenants has empty columns.
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
