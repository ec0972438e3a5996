using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Finds the users that a pipeline object or an argument names.</summary>
/// <param name="columns">
/// The columns that name a user, first the one that wins. The last one is Id: objects of other modules have an Id that
/// means nothing to RSA's service, so it counts only where no other column names a user, and as a GUID or an address.
/// </param>
/// <param name="origin">The service that the users are of. What an object of this module names counts only if that service told it.</param>
internal sealed class RowReader(IReadOnlyList<string> columns, Uri origin)
{
    private const int ColumnsNamed = 8;

    // A list of lists. What is in itself has no end.
    private const int Deepest = 8;

    private static readonly Regex LongNumber = new(@"\d{6}", RegexOptions.CultureInvariant);

    // As a list and JSON write rows, and as Format-List shows them.
    private static readonly Regex RowText = new("\",\\s*\"|\\{\\s*\"|^\\w+\\s+:\\s", RegexOptions.CultureInvariant);

    // A key that comes line by line: all its lines are pieces of it.
    private bool _isInKey;

    /// <summary>The users of what came through the pipeline, or of an argument. A collection holds several of either.</summary>
    /// <param name="input">The object.</param>
    /// <param name="number">Which one of the pipeline's objects it is; 0 if it did not come through the pipeline.</param>
    public IEnumerable<UserRow> Read(PSObject? input, int number = 0) => Read(input, number, 0);

    private IEnumerable<UserRow> Read(PSObject? input, int number, int depth) => input?.BaseObject switch
    {
        string line when IsInKey(line) => [Unusable(null, KeyTextDetector.InPlaceOf("the user").TrimEnd('.'), number)],
        null => [Unusable(null, number > 0 ? "The row is $null" : "The user is empty", number)],
        IDictionary or XmlNode or string => ReadOne(input, number),
        IDictionary<string, object?> entries => ReadOne(PSObject.AsPSObject(Entries(entries)), number),
        IEnumerable when depth == Deepest => [Unusable(null, "The row is a list within lists, more of them than are read", number)],
        IEnumerable list => list.Cast<object?>().SelectMany(item => Read(item is null ? null : PSObject.AsPSObject(item), number, depth + 1)),
        _ => ReadOne(input, number),
    };

    private IEnumerable<UserRow> ReadOne(PSObject input, int number)
    {
        if (input.BaseObject is IRsaUserNames { UserId.Length: > 0 } known && known.Origin == origin)
            return [new UserRow(known, UserReference.FromResult(known.UserId, known.EmailAddress, known.UserName, known.Identity), new RowColumns(input))];
        var columns = new RowColumns(input);
        // An element's own text counts where its attributes and elements name nobody.
        return CellText.Read(input) is { } text && !(input.BaseObject is XmlNode && (text.Length == 0 || Named(columns).Count > 0))
            ? [FromText(Unwrap(input), text, number)]
            : FromColumns(input, columns, number);
    }

    private bool IsInKey(string line)
    {
        if (line.IndexOf("PRIVATE KEY-", StringComparison.Ordinal) < 0)
            return _isInKey;
        _isInKey = line.IndexOf("-BEGIN", StringComparison.Ordinal) >= 0 && line.IndexOf("-END", StringComparison.Ordinal) < 0;
        return true;
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
            return [Unusable(KeyRow.Is(input) ? null : target, $"The column {DisplayText.Quote(unreadable)} holds something else than a text, a number or a GUID", number)];

        var (first, users) = named[0];
        var others = named.Skip(1).SelectMany(column => column.Texts).Select(text => text!).ToList();
        if (users.Concat(others).FirstOrDefault(text => Problem(text!) is not null) is { } bad)
            return [Unusable(MayHoldSecrets(bad) ? null : target, Problem(bad)!, number)];
        // A column may hold several users. Another column then names none of them for certain, and each is a row of its own.
        return users.Count > 1
            ? users.Select(user => new UserRow(row.With(first, user!), Reference(user!, nameBeside: null, others), row))
            : [new UserRow(target, FromNames([.. others.Prepend(users[0]!).Distinct(StringComparer.OrdinalIgnoreCase)]), row)];
    }

    // An id decides. A name beside it serves where the service cannot look up ids, and all are compared before a credential
    // is issued; until the service has confirmed it, it is nobody's name.
    private static UserReference FromNames(List<string> names)
    {
        var nameBeside = UserReference.IsId(names[0]) ? names.Find(other => !UserReference.IsId(other)) : null;
        return Reference(names[0], nameBeside, [.. names.Skip(1).Where(other => other != nameBeside)]);
    }

    private static UserReference Reference(string user, string? nameBeside, IReadOnlyList<string> others) =>
        UserReference.IsId(user) ? new(user, nameBeside) { OtherNames = others } : new(null, user) { OtherNames = others };

    /// <summary>The columns that name a user and are filled, first the one that wins; a text is null if it cannot be read.</summary>
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

    // A ticket has an Id, and so has a process.
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

    // Records of the caller's own making (Import-Csv's) have no base object worth speaking of.
    private static object Unwrap(PSObject input) => input.BaseObject is PSCustomObject ? input : input.BaseObject;

    private static string Describe(PSObject input, RowColumns row)
    {
        if (input.BaseObject is ValueType or Type or ScriptBlock or System.Security.SecureString)
            return $"A {input.BaseObject.GetType().Name} names no user";
        if (input.BaseObject is string)
            return "The user is the text of a whole object, which is not shown here";
        var names = row.Names.Take(ColumnsNamed).ToList();
        return names.Count == 0
            ? "The row has no columns"
            : $"The row has nothing in a column that names a user (its columns: {string.Join(", ", names.Select(NameOf))}){Separated(names)}";
    }

    // A list without a header has its first row as the names of its columns.
    private static string NameOf(string column) => LongNumber.IsMatch(column) || column.Contains('@') ? "(not shown)" : DisplayText.Quote(column);

    // Excel writes lists with the separator of the computer's settings, and Import-Csv reads commas.
    private static string Separated(List<string> names) =>
        names.Count == 1 && names[0].IndexOfAny([';', '\t']) is var at && at >= 0
            ? $". Import-Csv reads such a list with -Delimiter {(names[0][at] == ';' ? "';'" : "\"`t\"")}"
            : string.Empty;

    private static UserRow Unusable(object? target, string what, int number) => new(target, null, RowColumns.None, new RsaCloudAdminException(
        RsaErrorReason.IdentityMissing,
        $"{what}. Give a user in a column UserId, Email or UserName, or as a text.{(number > (target is null ? 0 : 1) ? $" It is object {number.ToString(CultureInfo.InvariantCulture)} of the pipeline." : string.Empty)}"));

    /// <summary>Why the text names no user, without showing it. Null if it may be a name.</summary>
    private static string? Problem(string text) => KeyTextDetector.Is(text)
        ? KeyTextDetector.InPlaceOf("the user").TrimEnd('.')
        : RowText.IsMatch(text) || text.IndexOfAny(['\r', '\n']) >= 0
            ? "The user is a text that holds more than a name. It is not shown here. Pipe a list's rows, for example with Import-Csv"
            : null;

    /// <summary>Whether the text may hold tokencodes or a key, so that no error may hold it either.</summary>
    private static bool MayHoldSecrets(string text) => KeyTextDetector.Is(text) || RowText.IsMatch(text);
}
