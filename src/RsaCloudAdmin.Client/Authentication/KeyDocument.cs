using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The JSON object of a key, from a file, a string or a SecureString. Dispose wipes everything that was read from it.</summary>
internal sealed class KeyDocument : IDisposable
{
    // UTF-32 comes first, because one of its marks begins like a UTF-16 mark.
    private static readonly Encoding[] WithMark =
        [Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    private KeyDocument(string source, SecretMemory memory, Memory<char> text)
    {
        Source = source;
        Memory = memory;
        var utf8 = ToUtf8(text);
        try
        {
            Root = new KeyObject(utf8, memory);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The message of the exception quotes the text, which can be a piece of the key.
            throw NotJson(KeyObject.IsBlank(utf8.Span) ? "is empty" : "is not a complete JSON object");
        }
    }

    /// <summary>The name of the source in messages, after "The".</summary>
    public string Source { get; }

    public KeyObject Root { get; }

    /// <summary>Keeps the secrets read from the document until it is disposed.</summary>
    public SecretMemory Memory { get; }

    /// <summary>Whether the source is a file that other users of this computer can read. False where files have no modes.</summary>
    public bool IsReadableByOthers { get; private init; }

    /// <exception cref="RsaKeyException">The file cannot be read, or is not a JSON object.</exception>
    public static KeyDocument ReadFile(string path) => Create(memory =>
    {
        var (content, isReadableByOthers) = KeyFile.Read(path, memory);
        return new KeyDocument($"key file {DisplayText.Quote(path)}", memory, Decode(content, memory)) { IsReadableByOthers = isReadableByOthers };
    });

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument Parse(string text, string source) => Create(memory =>
    {
        var characters = memory.Allocate<char>(text.Length);
        text.CopyTo(0, characters, 0, text.Length);
        return new KeyDocument(source, memory, characters);
    });

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument Parse(SecureString text, string source) => Create(memory =>
    {
        var characters = memory.Allocate<char>(text.Length);
        var plain = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            Marshal.Copy(plain, characters, 0, characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(plain);
        }

        return new KeyDocument(source, memory, characters);
    });

    /// <summary>Returns a string that is not a secret from an object of the document; null if it is missing or empty.</summary>
    public string? Text(KeyObject parent, string name) => Read(parent.Text, name);

    /// <summary>
    /// Returns a secret string from an object of the document, in UTF-8; null if it is missing or empty. It is wiped with the
    /// document.
    /// </summary>
    public Memory<byte>? Secret(KeyObject parent, string name) => Read(parent.Secret, name);

    /// <summary>Returns the objects of a list in the document; null if no field has exactly this name.</summary>
    public IReadOnlyList<KeyObject>? Objects(string name) => Read(Root.Objects, name);

    public void Dispose() => Memory.Dispose();

    private static KeyDocument Create(Func<SecretMemory, KeyDocument> read)
    {
        var memory = new SecretMemory();
        try
        {
            return read(memory);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private static Memory<char> Decode(Memory<byte> content, SecretMemory memory)
    {
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> bytes);
        var encoding = Array.Find(WithMark, candidate => bytes.AsSpan().StartsWith(candidate.GetPreamble())) ?? Encoding.UTF8;
        var characters = memory.Allocate<char>(encoding.GetMaxCharCount(bytes.Count));
        return characters.AsMemory(0, encoding.GetChars(bytes.Array!, bytes.Offset, bytes.Count, characters, 0));
    }

    private Memory<byte> ToUtf8(Memory<char> text)
    {
        MemoryMarshal.TryGetArray(text, out ArraySegment<char> characters);
        var mark = text.Span.StartsWith(['\uFEFF']) ? 1 : 0;
        var utf8 = Memory.Allocate<byte>(Encoding.UTF8.GetMaxByteCount(characters.Count));
        return utf8.AsMemory(0, Encoding.UTF8.GetBytes(characters.Array!, characters.Offset + mark, characters.Count - mark, utf8, 0));
    }

    private T? Read<T>(Func<string, T?> read, string name)
    {
        try
        {
            return read(name);
        }
        catch (InvalidOperationException)
        {
            // An escape in the text is half of a surrogate pair.
            throw NotJson();
        }
        catch (FormatException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFieldMissing, $"The field {name} of the {Source} is not a string. Use the file as RSA's console saved it.");
        }
    }

    private RsaKeyException NotJson(string what = "is not a complete JSON object") =>
        new(RsaKeyFault.KeyNotJson, $"The {Source} {what}. Use the file as RSA's console saved it.");
}
