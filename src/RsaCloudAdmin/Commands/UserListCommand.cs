using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that does one thing for each user of a list.</summary>
/// <typeparam name="TResult">What it emits for a user.</typeparam>
public abstract class UserListCommand<TResult> : ConnectedCommand
{
    private readonly HashSet<string> _givenOnce = new(StringComparer.OrdinalIgnoreCase);
    private BulkRun<TResult>? _run;

    /// <summary>The users: e-mail addresses, user names, or ids of the service (GUIDs).</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "Identity", "Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? UserId { get; set; }

    /// <summary>The pipeline's own object: a text that names a user, or a row with a column that does.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>How many requests may be on their way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Why a row cannot be sent as it is; null if it can. Costs nothing.</summary>
    private protected virtual RsaCloudAdminException? FaultOf(UserRow row) => null;

    /// <summary>Whether the row is to be sent.</summary>
    private protected virtual bool IsConfirmed(UserRow row) => true;

    /// <summary>Sends the row. What of the row's columns is bound to parameters must be read before the first await.</summary>
    private protected abstract Task<TResult> SendAsync(CloudAdminClient client, UserRow row, CallContext call);

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _givenOnce.UnionWith(MyInvocation.BoundParameters.Keys);
        var progress = new BulkProgress(this, Connection!.Name, () => Connection.Client.RateLimitPause);
        _run = new BulkRun<TResult>(this, ThrottleLimit, IsStop("ErrorAction", "ErrorActionPreference"), IsStop("WarningAction", "WarningPreference"), progress, StopToken);
    }

    protected override void ProcessRecord()
    {
        foreach (var row in Rows())
        {
            if ((row.Fault ?? FaultOf(row)) is { } fault)
                _run!.Add(row, _ => Task.FromException<TResult>(fault));
            else if (IsConfirmed(row))
                _run!.Add(row, call => SendAsync(Connection!.Client, row, call));
        }
    }

    protected override void EndProcessing() => _run!.Complete();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _run?.Dispose();
    }

    private IEnumerable<UserRow> Rows()
    {
        var usersAreGivenOnce = _givenOnce.Contains(nameof(UserId));
        if (!MyInvocation.ExpectingInput)
        {
            if (!usersAreGivenOnce)
                ThrowTerminatingError(NoUser());
            return GivenUsers(row: null);
        }

        if (!usersAreGivenOnce)
            return RowReader.Read(InputObject);
        // Each row then stands for the same users; unless it adds something, they would be worked on again and again.
        if (!MyInvocation.BoundParameters.Keys.Any(name => name != nameof(InputObject) && !_givenOnce.Contains(name)))
            ThrowTerminatingError(UsersGivenTwice());
        return GivenUsers(InputObject);
    }

    private IEnumerable<UserRow> GivenUsers(object? row) => UserId is { Length: > 0 } users
        ? users.Select(user => RowReader.OfText(row ?? user, user))
        : [RowReader.OfText(row, null)];

    private bool IsStop(string parameter, string variable)
    {
        var preference = MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : GetVariableValue(variable);
        return LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action) && action == ActionPreference.Stop;
    }

    private static ErrorRecord NoUser() => ErrorRecords.Of(
        new RsaCloudAdminException(RsaErrorReason.IdentityMissing, "No user is given. Name one by -UserId, or pipe users in."), null);

    private static ErrorRecord UsersGivenTwice() => ErrorRecords.Make(
        new ArgumentException("Users are given by -UserId and through the pipeline as well."),
        "UsersGivenTwice",
        ErrorCategory.InvalidArgument,
        null,
        "Give them one way: leave out -UserId, or the pipeline.");
}
