using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads the users that a pipeline object or an argument names.</summary>
/// <param name="columns">
/// The columns that name a user, in order of precedence. The last one is Id. It counts only if no other column names a
/// user, and only if it contains a GUID or an e-mail address, because an Id in objects of other modules means nothing
/// to RSA's service.
/// </param>
/// <param name="origin">The origin of the connection. The names in an object of this module count only if it has the same origin.</param>
internal sealed class RowReader(IReadOnlyList<string> columns, string origin)
{
    private const int ColumnsNamed = 8;

    // The maximum nesting of lists. A list that contains itself has no end.
    private const int Deepest = 8;

    private static readonly Regex LongNumber = new(@"\d{6}", RegexOptions.CultureInvariant);

    // The text of a row in CSV or JSON, or in the output of Format-List.
    private static readonly Regex RowText = new("\",\\s*\"|\\{\\s*\"|^\\w+\\s+:\\s", RegexOptions.CultureInvariant);

    private readonly KeyLines _keyLines = new();

    /// <summary>Returns the users of a pipeline object or an argument. A collection can contain several of either.</summary>
    /// <param name="input">The object.</param>
    /// <param name="number">The number of the pipeline object, counted from 1; 0 for an argument.</param>
    public IEnumerable<UserRow> Read(PSObject? input, int number = 0) => Read(input, number, 0);

    /// <summary>Returns the caller's own object. Objects that the caller made, such as rows of Import-Csv, have no useful base object.</summary>
    public static object Unwrap(PSObject input) => input.BaseObject is PSCustomObject ? input : input.BaseObject;

    private IEnumerable<UserRow> Read(PSObject? input, int number, int depth) => input?.BaseObject switch
    {
        string line when _keyLines.Contain(line) => [Unusable(null, KeyTextDetector.InPlaceOf("the user").TrimEnd('.'), number)],
        null => [Unusable(null, number > 0 ? "The row is $null" : "The user is empty", number)],
        IDictionary or XmlNode or string => ReadOne(input, number),
        IDictionary<string, object?> entries => ReadOne(PSObject.AsPSObject(Entries(entries)), number),
        IEnumerable when depth == Deepest => [Unusable(null, "The row is a list that is nested too deeply", number)],
        IEnumerable list => list.Cast<object?>().SelectMany(item => Read(item is null ? null : PSObject.AsPSObject(item), number, depth + 1)),
        _ => ReadOne(input, number),
    };

    private IEnumerable<UserRow> ReadOne(PSObject input, int number)
    {
        if (input.BaseObject is IRsaUserNames { UserId.Length: > 0 } known && known.Origin == origin)
            return [new UserRow(known, UserReference.FromResult(known.UserId, known.EmailAddress, known.UserName, known.Identity), new RowColumns(input))];
        if (input.BaseObject is IRsaUserNames { UserId.Length: 0, Identity.Length: 0 })
            return [Unusable(input.BaseObject, "The object belongs to no user: its UserId is empty", number)];
        var columns = new RowColumns(input);
        // The text of an XML element counts only if its attributes and child elements name no user.
        return CellText.Read(input) is { } text && !(input.BaseObject is XmlNode && (text.Length == 0 || Named(columns).Count > 0))
            ? [FromText(Unwrap(input), text, number)]
            : FromColumns(input, columns, number);
    }

    private static UserRow FromText(object? input, string text, int number)
    {
        if (text.Length == 0)
            return Unusable(input, "The user is empty", number);
        return Problem(text) is { } problem
            ? Unusable(input is string && MayHoldSecrets(text) ? null : input, problem, number)
            : new UserRow(input, UserReference.Parse(text), RowColumns.None);
    }

    private IEnumerable<UserRow> FromColumns(PSObject input, RowColumns row, int number)
    {
        var target = Unwrap(input);
        var named = Named(row);
        if (named.Count == 0)
            return [Unusable(input.BaseObject is string || KeyRow.Is(input) ? null : target, Describe(input, row), number)];
        if (named.Find(column => column.Texts.Contains(null)).Column is { } unreadable)
            return [Unusable(KeyRow.Is(input) ? null : target, $"The value of column {DisplayText.Quote(unreadable)} is not a string, a number or a GUID", number)];

        var (first, users) = named[0];
        var others = named.Skip(1).SelectMany(column => column.Texts).Select(text => text!).ToList();
        if (users.Concat(others).FirstOrDefault(text => Problem(text!) is not null) is { } bad)
            return [Unusable(MayHoldSecrets(bad) ? null : target, Problem(bad)!, number)];
        if (users.Count == 1 && others.Count > 0 && others.Prepend(users[0]!).Where(UserReference.IsId).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 1 } ids)
            return [TwoUsers(target, users[0]!, ids)];
        // A column may contain several users. Each of them becomes a row, and it is unknown which of them the other columns name.
        return users.Count > 1
            ? users.Select(user => new UserRow(row.With(first, user!), Reference(user!, nameBeside: null, others), row))
            : [new UserRow(target, FromNames([.. others.Prepend(users[0]!).Distinct(StringComparer.OrdinalIgnoreCase)]), row)];
    }

    // An id has priority. A name beside it is used where the service cannot look up ids. All names are compared before a
    // credential is issued. A name is shown as the user's only after the service has confirmed it.
    private static UserReference FromNames(List<string> names)
    {
        var nameBeside = UserReference.IsId(names[0]) ? names.Find(other => !UserReference.IsId(other)) : null;
        return Reference(names[0], nameBeside, [.. names.Skip(1).Where(other => other != nameBeside)]);
    }

    private static UserReference Reference(string user, string? nameBeside, IReadOnlyList<string> others) =>
        UserReference.IsId(user) ? new(user, nameBeside) { OtherNames = others } : new(null, user) { OtherNames = others };

    /// <summary>Returns the filled columns that name a user, in order of precedence. A text is null if it cannot be read.</summary>
    private List<(string Column, List<string?> Texts)> Named(RowColumns row)
    {
        var named = new List<(string Column, List<string?> Texts)>();
        foreach (var column in columns)
        {
            var isForeign = column == columns[columns.Count - 1];
            if (isForeign && named.Count > 0)
                break;
            foreach (var name in row.Find(column))
            {
                var texts = Texts(row.Value(name));
                if (texts.Count > 0 && !named.Exists(other => other.Column == name) && !(isForeign && texts.Exists(text => !MayBeOurs(text))))
                    named.Add((name, texts));
            }
        }

        return named;
    }

    // Tickets and processes have an Id too.
    private static bool MayBeOurs(string? id) => id is not null && (UserReference.IsId(id) || UserReference.MayBeEmail(id));

    private static List<string?> Texts(object? value) =>
        [.. (value is IEnumerable list and not (string or IDictionary or XmlNode) ? list.Cast<object?>() : [value]).Select(CellText.Read).Where(text => text is not { Length: 0 })];

    private static Hashtable Entries(IDictionary<string, object?> entries)
    {
        var copy = new Hashtable(StringComparer.Ordinal);
        foreach (var entry in entries)
            copy[entry.Key] = entry.Value;
        return copy;
    }

    private static string Describe(PSObject input, RowColumns row)
    {
        if (input.BaseObject is ValueType or Type or ScriptBlock or System.Security.SecureString)
            return $"An object of type {input.BaseObject.GetType().Name} does not identify a user";
        if (input.BaseObject is string)
            return "The user is an object that was converted to a string. It is not shown";
        var names = row.Names.Take(ColumnsNamed).ToList();
        return names.Count == 0
            ? "The row has no columns"
            : $"No column that identifies a user has a value (columns of the row: {string.Join(", ", names.Select(NameOf))}){Separated(names)}";
    }

    // In a list without a header, the first row becomes the names of the columns. So a name that looks like data is not shown.
    private static string NameOf(string column) => LongNumber.IsMatch(column) || column.Contains('@') ? "(not shown)" : DisplayText.Quote(column);

    // Excel uses the list separator of the computer's settings, but Import-Csv expects commas.
    private static string Separated(List<string> names) =>
        names.Count == 1 && names[0].IndexOfAny([';', '\t']) is var at && at >= 0
            ? $". Read the list with Import-Csv -Delimiter {(names[0][at] == ';' ? "';'" : "\"`t\"")}"
            : string.Empty;

    private static UserRow Unusable(object? target, string what, int number) => new(target, null, RowColumns.None, new RsaCloudAdminException(
        RsaErrorReason.IdentityMissing,
        $"{what}. Give the user in a column UserId, Email or UserName, or as a string.{(number > (target is null ? 0 : 1) ? $" This is pipeline object {number.ToString(CultureInfo.InvariantCulture)}." : string.Empty)}"));

    private static UserRow TwoUsers(object target, string user, List<string> ids) => new(target, UserReference.Parse(user), RowColumns.None, new RsaCloudAdminException(
        RsaErrorReason.IdentityMismatch,
        $"{DisplayText.Quote(ids[0])} and {DisplayText.Quote(ids[1])} in the row are the ids of different users. Nothing was sent for this row."));

    /// <summary>Returns why the text names no user, without showing it; null if it may be a name.</summary>
    private static string? Problem(string text) => KeyTextDetector.Is(text)
        ? KeyTextDetector.InPlaceOf("the user").TrimEnd('.')
        : RowText.IsMatch(text) || text.IndexOfAny(['\r', '\n']) >= 0
            ? "The string contains more than the name of a user. It is not shown. Pipe the rows of a list, for example with Import-Csv"
            : null;

    /// <summary>Returns whether the text may contain tokencodes or a key, so that no error may contain it.</summary>
    private static bool MayHoldSecrets(string text) => KeyTextDetector.Is(text) || RowText.IsMatch(text);
}
