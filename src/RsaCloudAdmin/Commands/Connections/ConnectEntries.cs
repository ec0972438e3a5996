using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Reads a hashtable as a row. PowerShell binds the properties of objects by name, but not the entries of a hashtable.
/// Errors name an entry but never show its value, which may be a key.
/// </summary>
internal sealed class ConnectEntries
{
    private readonly Dictionary<string, object?> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public ConnectEntries(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
        {
            var given = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            var name = Known.Find(given).FirstOrDefault() ?? given;
            var value = Unwrap(entry.Value);
            // If several entries mean the same parameter, the first one with a value counts.
            if (!CellText.IsBlank(value) && !_entries.ContainsKey(name))
                _entries.Add(name, value);
            else
                _read.Add(name);
        }
    }

    /// <summary>The entries for signing in. With -FromEnvironment, none of them is used.</summary>
    public static string[] WaysToSignIn { get; } =
        [nameof(ConnectRow.KeyPath), nameof(ConnectRow.Key), nameof(ConnectRow.ClientId), nameof(ConnectRow.Issuer), nameof(ConnectRow.BaseUri), nameof(ConnectRow.Scope)];

    private static string[] FilePaths { get; } = ["PSPath", "FullName", "LiteralPath"];

    // Case, spaces, underscores and dashes do not matter, as in rows of users.
    private static RowColumns Known { get; } = new(PSObject.AsPSObject(((string[])
        [.. WaysToSignIn, .. FilePaths, nameof(ConnectRow.Name), nameof(ConnectRow.TimeoutSec), nameof(ConnectRow.RetryTimeoutSec), nameof(ConnectRow.Proxy), nameof(ConnectRow.ProxyCredential)]).ToDictionary(name => name)));

    /// <summary>The names of entries that have a value but were not used.</summary>
    public IEnumerable<string> Unread => _entries.Keys.Where(name => !_read.Contains(name));

    /// <summary>Returns the row: values from the command line first, and the entries for the rest.</summary>
    /// <param name="given">The values of the command line, or the defaults.</param>
    /// <param name="typed">The names of the parameters on the command line.</param>
    /// <exception cref="CannotConnectException">An entry has a value that its parameter does not accept.</exception>
    public ConnectRow Over(ConnectRow given, ICollection<string> typed)
    {
        var ownPath = Path(nameof(given.KeyPath));
        var filePath = FilePaths.Select(Path).ToList().Find(path => path is not null);
        var typesKey = typed.Contains(nameof(given.KeyPath)) || typed.Contains(nameof(given.Key)) || FilePaths.Any(typed.Contains);
        if (typesKey)
            _read.Add(nameof(given.Key));
        var keyPath = typesKey ? given.KeyPath : ownPath ?? filePath;
        return new ConnectRow
        {
            KeyPath = keyPath,
            Key = typesKey ? given.Key : keyPath is null ? Secret(nameof(given.Key)) : null,
            ClientId = Take(nameof(given.ClientId), given.ClientId, Text),
            Issuer = Take(nameof(given.Issuer), given.Issuer, Text),
            BaseUri = Take(nameof(given.BaseUri), given.BaseUri, Text),
            Scope = Take(nameof(given.Scope), given.Scope, Texts) ?? [],
            // If the row is a file, its Name is the name of the file, not of the tenant.
            Name = Take(nameof(given.Name), given.Name, name => ownPath is null && filePath is not null ? null : Text(name)),
            TimeoutSec = Take(nameof(given.TimeoutSec), given.TimeoutSec, name => Seconds(name, 1, ConnectRow.LongestTimeoutSec) ?? given.TimeoutSec),
            RetryTimeoutSec = Take(nameof(given.RetryTimeoutSec), given.RetryTimeoutSec, name => Seconds(name, 0, ConnectRow.LongestRetryTimeoutSec) ?? given.RetryTimeoutSec),
            Proxy = Take(nameof(given.Proxy), given.Proxy, Address),
            ProxyCredential = Take(nameof(given.ProxyCredential), given.ProxyCredential, Credential),
            CheckCertificateRevocation = given.CheckCertificateRevocation,
            SkipTenantCheck = given.SkipTenantCheck,
        };

        T Take<T>(string name, T onCommandLine, Func<string, T> read)
        {
            _read.Add(name);
            return typed.Contains(name) ? onCommandLine : read(name);
        }
    }

    private string? Text(string name) => Find(name) is not { } value ? null : TextOnlyAttribute.Read(value) ?? throw Misfit(name, "It must be a string.");

    // Accepts a string or the file itself.
    private string? Path(string name) => Find(name) switch
    {
        null => null,
        var value => TextOnlyAttribute.Read(value) ?? throw Misfit(name, "It must be a path or a file."),
    };

    private SecureString? Secret(string name) => Find(name) switch
    {
        null => null,
        SecureString secret => secret,
        string => throw Misfit(name, SecretTextAttribute.IsPlainText),
        _ => throw Misfit(name, "It must be a SecureString."),
    };

    private string[]? Texts(string name)
    {
        if (Find(name) is not { } value)
            return null;
        var values = value is IEnumerable list and not string ? list.Cast<object?>().Select(Unwrap) : [value];
        return [.. values.Where(one => !CellText.IsBlank(one)).Select(one => TextOnlyAttribute.Read(one!) ?? throw Misfit(name, "It must be a string or a list of strings."))];
    }

    private int? Seconds(string name, int least, int most)
    {
        if (Find(name) is not { } value)
            return null;
        return LanguagePrimitives.TryConvertTo<int>(value, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most
            ? seconds
            : throw Misfit(name, $"It must be a number of seconds from {least} to {most}.");
    }

    private Uri? Address(string name) => Find(name) switch
    {
        null => null,
        Uri address => address,
        string text when Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        _ => throw Misfit(name, "It must be an address."),
    };

    // Never prompts for a password.
    private PSCredential? Credential(string name) => Find(name) switch
    {
        null => null,
        PSCredential credential => credential,
        _ => throw Misfit(name, "It must be a PSCredential, as Get-Credential returns it."),
    };

    private object? Find(string name)
    {
        _read.Add(name);
        return _entries.TryGetValue(name, out var value) ? value : null;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static CannotConnectException Misfit(string name, string what) =>
        new(ErrorRecords.Unfit($"The entry {name} of the hashtable cannot be used. {what}"));
}
