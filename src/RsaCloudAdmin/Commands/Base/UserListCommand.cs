using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that do one thing for each user of a list.</summary>
/// <typeparam name="TResult">The type of the result for a user. The items of a list are emitted one by one.</typeparam>
public abstract class UserListCommand<TResult> : BulkCommand<TResult>
{
    private readonly HashSet<string> _givenOnce = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _computed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly KeyLines _keyLines = new();
    private RowReader? _rows;
    private int _number;

    /// <summary>
    /// The users. Each value is an e-mail address, a user name, an id of the service (a GUID), or a row or object with
    /// a column that names a user.
    /// </summary>
    /// <remarks>Not a string, because PowerShell would convert a row to its text, including tokencodes.</remarks>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "SamAccountName", "Identity", "Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? UserId { get; set; }

    /// <summary>Pipeline input: a string that names a user, or a row with a column that does.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Returns the request of a row. Reads all values from the row and the parameters, and sends nothing.</summary>
    /// <exception cref="RsaCloudAdminException">The row has a value that cannot be sent.</exception>
    private protected abstract RowRequest<TResult> Prepare(CloudAdminClient client, UserRow row);

    /// <summary>
    /// Returns the value of a parameter for a row: the bound value from the command line or a script block, otherwise
    /// the row's column; empty if there is none.
    /// </summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="given">The bound value.</param>
    /// <param name="row">The row.</param>
    /// <param name="invalid">Creates the error for a value that is not text, or for columns with different values.</param>
    private protected string TextOf(string parameter, object? given, UserRow row, Func<string, RsaCloudAdminException> invalid)
    {
        IEnumerable<object?> values = IsOnCommandLine(parameter) ? [given] : row.Columns.Values(ColumnsOf(parameter));
        var texts = values.Select(value => CellText.Read(value) ?? throw invalid("is not a string, a number or a GUID. It is not shown")).Distinct().ToList();
        return texts.Count switch
        {
            0 => string.Empty,
            1 when KeyTextDetector.Is(texts[0]) => throw invalid("is the text of a key. It is not shown"),
            1 => texts[0],
            _ => throw invalid("differs between columns of the row"),
        };
    }

    /// <summary>Returns whether the command line has a value or a script block for the parameter, so that columns of rows do not count.</summary>
    private protected bool IsOnCommandLine(string parameter) => _givenOnce.Contains(parameter) || _computed.Contains(parameter);

    protected override void BeginProcessing()
    {
        foreach (var bound in MyInvocation.BoundParameters)
            (IsComputed(bound) ? _computed : _givenOnce).Add(bound.Key);
        base.BeginProcessing();
        PipelineInput.RefuseBeside(this, nameof(InputObject), InputObject);
        _rows = new RowReader(ColumnsOf(nameof(UserId)), Connection!.Origin);
    }

    protected override void ProcessRecord()
    {
        _number++;
        foreach (var row in Rows())
            Add(row, () => Prepare(Connection!.Client, row));
    }

    private IEnumerable<UserRow> Rows()
    {
        var usersAreGivenOnce = _givenOnce.Contains(nameof(UserId));
        if (!MyInvocation.ExpectingInput)
        {
            if (usersAreGivenOnce)
                return GivenUsers();
            if (_givenOnce.Contains(nameof(InputObject)))
                return _rows!.Read(InputObject);
            ThrowTerminatingError(NoUser());
        }

        if (!usersAreGivenOnce)
            return _computed.Contains(nameof(UserId)) ? UsersBeside(InputObject) : _rows!.Read(InputObject, _number);
        if (RowAddsSomething())
            return UsersBeside(InputObject);
        // Without values of its own, each row would process the same users again. A terminating error at a later row
        // would lose the results of requests in flight.
        if (_number == 1)
            ThrowTerminatingError(UsersGivenTwice());
        return UsersBeside(InputObject).Select(user => user with { Failure = RowWithoutValues() });
    }

    private IEnumerable<UserRow> GivenUsers() => UserId is { Length: > 0 } users ? users.SelectMany(user => _rows!.Read(user)) : _rows!.Read(null);

    // -UserId names the users, and the row provides the other values.
    private IEnumerable<UserRow> UsersBeside(PSObject? row)
    {
        var columns = new RowColumns(row);
        var target = row is null || _keyLines.Contain(row) ? null : RowReader.Unwrap(row);
        return GivenUsers().Select(user => user with { Input = target ?? user.Input, Columns = columns });
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

    // For a script block, PowerShell sets the property only per row, to the result of the block.
    private bool IsComputed(KeyValuePair<string, object> bound) => bound.Value is not null && GetType().GetProperty(bound.Key) is { } property && property.GetValue(this) is null;

    // Cached, because every row needs them.
    private IReadOnlyList<string> ColumnsOf(string parameter)
    {
        if (!_columns.TryGetValue(parameter, out var columns))
            _columns[parameter] = columns = [parameter, .. MyInvocation.MyCommand.Parameters[parameter].Aliases];
        return columns;
    }

    private static ErrorRecord NoUser() => ErrorRecords.From(
        new RsaCloudAdminException(RsaErrorReason.IdentityMissing, "No user was given. Specify one with -UserId, or through the pipeline."), null);

    private RsaCloudAdminException RowWithoutValues() => new(
        RsaErrorReason.InvalidRequest, $"Pipeline object {_number} has no value for any parameter, and the users are given with -UserId. Nothing was sent for it. Add the value to the row, or remove the row.");

    private static ErrorRecord UsersGivenTwice() => ErrorRecords.Create(
        new ArgumentException("Users are given with -UserId and also through the pipeline."), CommandErrors.UsersGivenTwice, target: null);
}
