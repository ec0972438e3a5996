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
    private readonly HashSet<string> _computed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> _columns = new(StringComparer.OrdinalIgnoreCase);
    private BulkRun<TResult>? _run;
    private RowReader? _rows;
    private int _number;

    /// <summary>The users: e-mail addresses, user names, ids of the service (GUIDs), or rows and objects with a column that names a user.</summary>
    /// <remarks>Not text: a parameter of text would turn a row into its text, tokencodes included, before this module could look at it.</remarks>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "SamAccountName", "Identity", "Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? UserId { get; set; }

    /// <summary>The pipeline's own object: a text that names a user, or a row with a column that does.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>How many requests may be on their way at once.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number from 1 to 64")]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>What is to be done for a row. Reads everything from the row and the parameters, and costs nothing.</summary>
    /// <exception cref="RsaCloudAdminException">The row cannot be sent as it is.</exception>
    private protected abstract RowRequest<TResult> Prepare(CloudAdminClient client, UserRow row);

    /// <summary>Whether the row is to be sent.</summary>
    private protected virtual bool IsConfirmed(UserRow row, string action) => true;

    /// <summary>What the row has in the column of a parameter, or the parameter's own value where it was given; empty if there is nothing.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="given">Its value.</param>
    /// <param name="row">The row.</param>
    /// <param name="invalid">Makes the error of a value that is no text, or of several that differ.</param>
    private protected string TextOf(string parameter, object? given, UserRow row, Func<string, RsaCloudAdminException> invalid)
    {
        IEnumerable<object?> values = _givenOnce.Contains(parameter) || _computed.Contains(parameter) ? [given] : row.Columns.Values(ColumnsOf(parameter));
        var texts = values.Select(value => CellText.Read(value) ?? throw invalid("is something else than a text, a number or a GUID. It is not shown here")).Distinct().ToList();
        return texts.Count switch
        {
            0 => string.Empty,
            1 when KeyTextDetector.Is(texts[0]) => throw invalid("is the text of a key. It is not shown here"),
            1 => texts[0],
            _ => throw invalid("differs between columns of the row"),
        };
    }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (var bound in MyInvocation.BoundParameters)
            (IsComputed(bound) ? _computed : _givenOnce).Add(bound.Key);
        ForgetKeys();
        var progress = new BulkProgress(this, Connection!.Name, () => Connection.Client.RateLimitPause);
        _run = new BulkRun<TResult>(this, Connection.BaseUri, ThrottleLimit, IsStop("ErrorAction", "ErrorActionPreference"), IsStop("WarningAction", "WarningPreference"), progress, StopToken);
        _rows = new RowReader(ColumnsOf(nameof(UserId)), Connection.BaseUri);
    }

    protected override void ProcessRecord()
    {
        _number++;
        foreach (var row in Rows())
        {
            if (Prepared(row, out var request) is { } failure)
                _run!.Add(row, _ => Task.FromException<TResult>(failure));
            else if (IsConfirmed(row, request!.Action))
                _run!.Add(row, request.SendAsync);
        }
    }

    protected override void EndProcessing() => _run!.Complete();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _run?.Dispose();
    }

    private RsaCloudAdminException? Prepared(UserRow row, out RowRequest<TResult>? request)
    {
        request = null;
        if (row.Failure is not null)
            return row.Failure;
        try
        {
            request = Prepare(Connection!.Client, row);
            return null;
        }
        catch (RsaCloudAdminException failure)
        {
            return failure;
        }
    }

    private IEnumerable<UserRow> Rows()
    {
        var usersAreGivenOnce = _givenOnce.Contains(nameof(UserId));
        if (!MyInvocation.ExpectingInput)
        {
            if (usersAreGivenOnce)
                return GivenUsers();
            if (!_givenOnce.Contains(nameof(InputObject)))
                ThrowTerminatingError(NoUser());
            return _rows!.Read(InputObject);
        }

        if (!usersAreGivenOnce)
            return _computed.Contains(nameof(UserId)) ? UsersBeside(InputObject) : _rows!.Read(InputObject, _number);
        // Each row then stands for the same users; unless it adds something, they would be worked on again and again.
        if (!RowAddsSomething())
            ThrowTerminatingError(UsersGivenTwice());
        return UsersBeside(InputObject);
    }

    private IEnumerable<UserRow> GivenUsers() => UserId is { Length: > 0 } users ? users.SelectMany(user => _rows!.Read(user)) : _rows!.Read(null);

    // The row says what is done, and -UserId to whom.
    private IEnumerable<UserRow> UsersBeside(PSObject? row)
    {
        var columns = new RowColumns(row);
        return GivenUsers().Select(user => user with { Input = row is { BaseObject: not PSCustomObject } ? row.BaseObject : row ?? user.Input, Columns = columns });
    }

    private bool RowAddsSomething()
    {
        var columns = new RowColumns(InputObject);
        return MyInvocation.MyCommand.Parameters.Values.Any(parameter => parameter.Name is not (nameof(UserId) or nameof(InputObject))
            && !_givenOnce.Contains(parameter.Name)
            && IsColumn(parameter)
            && (GetType().GetProperty(parameter.Name)?.GetValue(this) is not null || ColumnsOf(parameter.Name).Any(name => columns.Find(name).Any())));

        static bool IsColumn(ParameterMetadata parameter) => parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName);
    }

    // PowerShell keeps a script block, and sets the property to what it makes of each row.
    private bool IsComputed(KeyValuePair<string, object> bound) => bound.Value is not null && GetType().GetProperty(bound.Key) is { } property && property.GetValue(this) is null;

    // Kept, because each row asks.
    private IReadOnlyList<string> ColumnsOf(string parameter)
    {
        if (!_columns.TryGetValue(parameter, out var columns))
            _columns[parameter] = columns = [parameter, .. MyInvocation.MyCommand.Parameters[parameter].Aliases];
        return columns;
    }

    private bool IsStop(string parameter, string variable) => Preferences.Get(this, parameter, variable) == ActionPreference.Stop;

    private static ErrorRecord NoUser() => ErrorRecords.From(
        new RsaCloudAdminException(RsaErrorReason.IdentityMissing, "No user is given. Specify one with -UserId, or pipe users in."), null);

    private static ErrorRecord UsersGivenTwice() => ErrorRecords.Make(
        new ArgumentException("Users are given with -UserId and through the pipeline as well."), CommandErrors.UsersGivenTwice, target: null);
}
