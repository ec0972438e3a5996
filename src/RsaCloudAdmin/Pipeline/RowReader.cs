using System.Collections;
using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Finds the users that a pipeline object names.</summary>
internal static class RowReader
{
    /// <summary>
    /// The columns that name a user, first the one that wins. Id comes last: objects of other modules have an Id that
    /// means nothing to RSA's service. These are UserId and its aliases.
    /// </summary>
    public static readonly string[] Columns =
        ["UserId", "Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "Identity", "Id"];

    private const int ColumnsNamed = 8;
    private const string OurTypes = "RsaCloudAdmin.Rsa";

    public static IEnumerable<UserRow> Read(PSObject? input)
    {
        if (input is null)
            return [UserRow.Unusable(null, Missing("The row is $null"))];
        if (IsText(input.BaseObject))
            return [OfText(input.BaseObject, Text(input))];

        var names = Columns.SelectMany(column => Texts(input, column)).ToList();
        if (names.Count == 0)
            return [UserRow.Unusable(Unwrap(input), Missing(Describe(input)))];

        // A column may hold several users; another column then says nothing more of any of them.
        var first = Columns.Select(column => Texts(input, column)).First(texts => texts.Count > 0);
        return first.Count > 1
            ? first.Select(text => OfText(Unwrap(input), text))
            : [UserRow.Of(Unwrap(input), Reference(names, IsOurs(input) ? Text(input, "Identity") : null))];
    }

    /// <summary>The user that a text names.</summary>
    public static UserRow OfText(object? input, string? text) => string.IsNullOrWhiteSpace(text)
        ? UserRow.Unusable(input, Missing("The user is empty"))
        : UserRow.Of(input, UserReference.Of(text!.Trim()));

    /// <summary>The first text in a column of the row; null if it is not there or empty.</summary>
    public static string? Text(PSObject row, string column) => Texts(row, column).FirstOrDefault();

    /// <summary>What a column of the row holds; null if it is not there or cannot be read.</summary>
    public static object? Value(PSObject row, string column)
    {
        try
        {
            var value = row.Properties[column]?.Value;
            return value is PSObject wrapped ? wrapped.BaseObject : value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static bool IsOurs(PSObject input) => input.TypeNames.Any(name => name.StartsWith(OurTypes, StringComparison.Ordinal) || name.StartsWith("Deserialized." + OurTypes, StringComparison.Ordinal));

    // User names may be numbers, such as those of employees.
    private static bool IsText(object value) =>
        value is string or Guid or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private static UserReference Reference(List<string> names, string? identity)
    {
        if (!UserReference.IsId(names[0]))
            return UserReference.Of(names[0]);
        // The id decides, and results call the user by it; a name beside it serves where the service cannot look up ids.
        // What came out of this module says under Identity what the user was first asked for by. In a list that anybody may
        // have written it could be another user's name.
        return new UserReference(names[0], names.Find(name => !UserReference.IsId(name)), identity);
    }

    private static List<string> Texts(PSObject row, string column)
    {
        var values = Value(row, column);
        return (values is IEnumerable list and not string ? list.Cast<object?>() : [values])
            .Select(Text)
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => text!.Trim())
            .ToList();
    }

    private static string? Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture);

    // Records of the caller's own making (Import-Csv's) have no base object worth speaking of.
    private static object Unwrap(PSObject input) => input.BaseObject is PSCustomObject ? input : input.BaseObject;

    private static string Describe(PSObject input)
    {
        if (input.BaseObject is IDictionary)
            return "The row is a hashtable, whose entries are not columns: write [pscustomobject] before it";
        var columns = input.Properties.Select(p => p.Name).Take(ColumnsNamed).ToList();
        return columns.Count == 0
            ? "The row has no columns"
            : $"The row has nothing in a column that names a user (its columns: {string.Join(", ", columns.Select(Quoted.Text))}){Separated(columns)}";
    }

    // Excel writes lists with the separator of the computer's settings, and Import-Csv reads commas.
    private static string Separated(List<string> columns) =>
        columns.Count == 1 && columns[0].IndexOfAny([';', '\t']) is var at && at >= 0
            ? $". Import-Csv reads such a list by -Delimiter {(columns[0][at] == ';' ? "';'" : "\"`t\"")}"
            : string.Empty;

    private static RsaCloudAdminException Missing(string what) =>
        new(RsaErrorReason.IdentityMissing, $"{what}. Give a user in a column UserId, Email or UserName, or as a text.");
}
