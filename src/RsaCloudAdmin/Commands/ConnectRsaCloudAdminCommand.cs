using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Connects this session to a tenant, and proves that the service accepts the key.</summary>
[Cmdlet(VerbsCommunications.Connect, "RsaCloudAdmin")]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class ConnectRsaCloudAdminCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The key file that RSA's console saved.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string KeyPath { get; set; } = string.Empty;

    /// <summary>What to call the connection; the tenant's name by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>How many seconds one try of a request may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>For how many seconds a request that the service's rate limit refuses is tried again; 0 for not at all.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int RetryTimeoutSec { get; set; } = 300;

    /// <summary>Connects without the call that proves the key.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    public void Dispose() => _stopping.Dispose();

    protected override void EndProcessing()
    {
        var key = ReadKey();
        var client = new CloudAdminClient(key, new CloudAdminClientOptions
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
        });
        if (!SkipCheck)
            Check(client);

        var table = ConnectionTable.Current;
        var connection = new RsaCloudAdminConnection(client)
        {
            Name = Name ?? table.UnusedName(key.CustomerName ?? key.BaseUri.Host, key.AccessId),
            CustomerName = key.CustomerName,
            BaseUri = key.BaseUri,
            AccessId = key.AccessId,
            Description = key.Description,
            ConnectedAt = DateTime.UtcNow,
        };
        table.Add(connection);
        WriteVerbose($"Connected to {connection.Name} at {connection.BaseUri}.");
        if (PassThru)
            WriteObject(connection);
    }

    protected override void StopProcessing() => _stopping.Cancel();

    private ApiKey ReadKey()
    {
        var path = KeyPath;
        try
        {
            path = GetUnresolvedProviderPathFromPSPath(KeyPath);
            return ApiKey.FromFile(path);
        }
        catch (RsaKeyException e)
        {
            ThrowTerminatingError(ErrorRecords.Of(e, path));
            throw;
        }
    }

    private void Check(CloudAdminClient client)
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
            ThrowTerminatingError(ErrorRecords.Of(e, KeyPath));
        }
        catch (OperationCanceledException)
        {
            client.Dispose();
            throw new PipelineStoppedException();
        }
        finally
        {
            foreach (var note in call.Notes)
                WriteVerbose(note.Text);
        }
    }
}
