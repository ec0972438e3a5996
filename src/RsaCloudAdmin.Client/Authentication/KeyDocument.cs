using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The JSON object that a key comes as, whatever it comes from. Its text is wiped from memory when it was read.</summary>
internal sealed class KeyDocument : IDisposable
{
    private const int LargestFile = 256 * 1024;

    private readonly byte[] _utf8;
    private readonly JsonDocument _json;

    private KeyDocument(char[] text, int length, string source)
    {
        Source = source;
        var start = length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        _utf8 = Encoding.UTF8.GetBytes(text, start, length - start);
        try
        {
            _json = JsonDocument.Parse(_utf8);
            if (_json.RootElement.ValueKind == JsonValueKind.Object)
                return;
            _json.Dispose();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Its message quotes the text, which may be a piece of the key.
        }

        var isEmpty = Array.TrueForAll(_utf8, character => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
        Wipe(_utf8);
        throw NotJson(isEmpty ? "is empty" : "is not a whole JSON object");
    }

    /// <summary>What messages call it, after "The".</summary>
    public string Source { get; }

    public JsonElement Root => _json.RootElement;

    /// <summary>Whether it is a file that others on this computer may read. Unknown, and so false, where files have no modes.</summary>
    public bool IsReadableByOthers { get; private init; }

    /// <exception cref="RsaKeyException">The file cannot be read, or holds no JSON object.</exception>
    public static KeyDocument OfFile(string path)
    {
        if (KeyText.Is(path))
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, KeyText.InPlaceOfPath);
        var content = new char[LargestFile + 1];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            // A device or a pipe has no length to ask for, so the reading itself is bounded.
            var length = reader.ReadBlock(content, 0, content.Length);
            if (length > LargestFile)
                throw new RsaKeyException(RsaKeyFault.KeyNotJson, $"The key file {Quoted.Text(path)} is no API key: it is larger than {LargestFile / 1024} KB. Choose the file that RSA's console saved.");
            return new KeyDocument(content, length, $"key file {Quoted.Text(path)}") { IsReadableByOthers = OthersMayRead(file) };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, $"There is no key file {Quoted.Text(path)}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, $"{Quoted.Text(path)} is a folder, not a key file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotReadable, $"The key file {Quoted.Text(path)} cannot be read: {Quoted.Line(e.Message)}");
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument OfText(string text, string source) => OfCharacters(text.ToCharArray(), source);

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument OfText(SecureString text, string source)
    {
        var characters = new char[text.Length];
        var plain = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            Marshal.Copy(plain, characters, 0, characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(plain);
        }

        return OfCharacters(characters, source);
    }

    /// <summary>A text of the document's object; null if it is not there or empty.</summary>
    public string? Text(string name) => Text(Root, name);

    /// <summary>A text of an object within the document; null if it is not there or empty.</summary>
    public string? Text(JsonElement parent, string name)
    {
        try
        {
            return FindText(parent, name);
        }
        catch (InvalidOperationException)
        {
            // A name or a text with an escape that is half of a character.
            throw NotJson();
        }
    }

    /// <summary>What the document's object has under a name; null if there is nothing.</summary>
    public JsonElement? Find(string name)
    {
        try
        {
            return Root.EnumerateObject().Where(property => property.NameEquals(name)).Select(property => (JsonElement?)property.Value).FirstOrDefault();
        }
        catch (InvalidOperationException)
        {
            throw NotJson();
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        Wipe(_utf8);
    }

    private static KeyDocument OfCharacters(char[] characters, string source)
    {
        try
        {
            return new KeyDocument(characters, characters.Length, source);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
        }
    }

    private static void Wipe(byte[] bytes) => Array.Clear(bytes, 0, bytes.Length);

#if NET
    private static bool OthersMayRead(FileStream file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & (IsCredential(file.Name) ? UnixFileMode.OtherRead : UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    // systemd lets a service read its credentials by an access list, which shows as the group's mode and names nobody else.
    private static bool IsCredential(string path) =>
        Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } folder && Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
#else
    private static bool OthersMayRead(FileStream _) => false;
#endif

    private RsaKeyException NotJson(string what = "is not a whole JSON object") =>
        new(RsaKeyFault.KeyNotJson, $"The {Source} {what}. Choose the file that RSA's console saved, unchanged.");

    private string? FindText(JsonElement parent, string name)
    {
        foreach (var property in parent.EnumerateObject())
        {
            if (!property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new RsaKeyException(RsaKeyFault.KeyFieldMissing, $"The field {name} of the {Source} is not a text. Choose the file that RSA's console saved, unchanged.");
            var text = property.Value.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }

        return null;
    }
}
