using System.Collections;
using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Reads a hashtable as a row. PowerShell binds the properties of objects by name, but not the entries of a hashtable.
/// Values are read like those of properties, and <see cref="ConnectRow"/> refuses the same ones.
/// </summary>
internal sealed class ConnectEntries
{
    private readonly Dictionary<string, object?> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public ConnectEntries(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
        {
            var given = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            var name = Known.Find(given).FirstOrDefault() ?? given;
            if (CellText.IsBlank(entry.Value))
                continue;
            if (!_entries.TryGetValue(name, out var earlier))
                _entries.Add(name, entry.Value);
            else if (!IsSame(earlier, entry.Value))
                _ambiguous.Add(name);
        }
    }

    // In order of precedence.
    private static string[] Paths { get; } = [nameof(ConnectRow.KeyPath), "PSPath", "FullName", "LiteralPath"];

    private static string[] KeyEntries { get; } = [.. Paths, nameof(ConnectRow.Key)];

    /// <summary>The entries for signing in. With -FromEnvironment, none of them is used.</summary>
    public static string[] WaysToSignIn { get; } =
        [.. KeyEntries, nameof(ConnectRow.ClientId), nameof(ConnectRow.Issuer), nameof(ConnectRow.BaseUri), nameof(ConnectRow.Scope)];

    // Case, spaces, underscores and dashes do not matter, as in rows of users.
    private static RowColumns Known { get; } = new(PSObject.AsPSObject(((string[])
        [.. WaysToSignIn, nameof(ConnectRow.Name), nameof(ConnectRow.TimeoutSec), nameof(ConnectRow.RetryTimeoutSec), nameof(ConnectRow.Proxy), nameof(ConnectRow.ProxyCredential)]).ToDictionary(name => name)));

    /// <summary>The names of entries that have a value but were not used.</summary>
    public IEnumerable<string> Unread => _entries.Keys.Where(name => !_read.Contains(name));

    /// <summary>Returns the row: values from the command line first, and the entries for the rest.</summary>
    /// <param name="given">The values of the command line, or the defaults.</param>
    /// <param name="typed">The names of the parameters on the command line.</param>
    /// <exception cref="CannotConnectException">Several entries have different values for one parameter.</exception>
    public ConnectRow Over(ConnectRow given, ICollection<string> typed)
    {
        var path = Array.Find(Paths, _entries.ContainsKey) ?? nameof(given.KeyPath);
        _read.UnionWith(Paths);
        // A key on the command line takes the place of every entry for a key.
        if (KeyEntries.Any(typed.Contains))
        {
            _read.UnionWith(KeyEntries);
            typed = [.. typed, .. KeyEntries];
        }

        var keyPath = Take(path, given.KeyPath, Text);
        return new ConnectRow
        {
            KeyPath = keyPath,
            Key = keyPath is null ? Take(nameof(given.Key), given.Key, SecretTextAttribute.Read) : null,
            ClientId = Take(nameof(given.ClientId), given.ClientId, Text),
            Issuer = Take(nameof(given.Issuer), given.Issuer, Text),
            BaseUri = Take(nameof(given.BaseUri), given.BaseUri, Text),
            Scope = Take(nameof(given.Scope), given.Scope, TextOnlyAttribute.ReadAll),
            // If the row is a file, its Name is the name of the file, not of the tenant.
            Name = Take(nameof(given.Name), given.Name, value => path == nameof(given.KeyPath) ? Text(value) : null),
            TimeoutSec = Take(nameof(given.TimeoutSec), given.TimeoutSec, value => SecondsAttribute.Read(value) ?? given.TimeoutSec),
            RetryTimeoutSec = Take(nameof(given.RetryTimeoutSec), given.RetryTimeoutSec, value => SecondsAttribute.Read(value) ?? given.RetryTimeoutSec),
            Proxy = Take(nameof(given.Proxy), given.Proxy, AddressAttribute.Read),
            ProxyCredential = Take(nameof(given.ProxyCredential), given.ProxyCredential, CredentialOrNoneAttribute.Read),
            CheckCertificateRevocation = given.CheckCertificateRevocation,
            SkipTenantCheck = given.SkipTenantCheck,
        };

        T Take<T>(string name, T onCommandLine, Func<object?, T> read)
        {
            _read.Add(name);
            if (typed.Contains(name))
                return onCommandLine;
            // A hashtable has no order, so it is unknown which of the entries is meant.
            if (_ambiguous.Contains(name))
                throw new CannotConnectException(ErrorRecords.Unfit($"Several entries of the hashtable mean {name}. Keep only one of them."));
            return read(_entries.TryGetValue(name, out var value) ? value : null);
        }
    }

    // The contents of SecureStrings and lists are not compared.
    private static bool IsSame(object? one, object? other) =>
        Equals(one, other) || (TextOnlyAttribute.Read(one) is not TextOnlyAttribute.Unfit and var text && text == TextOnlyAttribute.Read(other));

    private static string? Text(object? value) => value is null ? null : TextOnlyAttribute.Read(value);
}
