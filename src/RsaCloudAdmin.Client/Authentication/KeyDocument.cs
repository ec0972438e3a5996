using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The JSON object that a key comes as, wherever it comes from. What was read of it is wiped from memory when it is disposed.</summary>
internal sealed class KeyDocument : IDisposable
{
    // Those of UTF-32 first: one of them begins like one of UTF-16.
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
            // Its message quotes the text, which may be a piece of the key.
            throw NotJson(KeyObject.IsBlank(utf8.Span) ? "is empty" : "is not a whole JSON object");
        }
    }

    /// <summary>What messages call it, after "The".</summary>
    public string Source { get; }

    public KeyObject Root { get; }

    /// <summary>Where secrets that are made of the document are kept until it is disposed.</summary>
    public SecretMemory Memory { get; }

    /// <summary>Whether it is a file that others on this computer may read. Unknown, and so false, where files have no modes.</summary>
    public bool IsReadableByOthers { get; private init; }

    /// <exception cref="RsaKeyException">The file cannot be read, or holds no JSON object.</exception>
    public static KeyDocument ReadFile(string path) => Make(memory =>
    {
        var (content, isReadableByOthers) = KeyFile.Read(path, memory);
        return new KeyDocument($"key file {DisplayText.Quote(path)}", memory, Decode(content, memory)) { IsReadableByOthers = isReadableByOthers };
    });

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument Parse(string text, string source) => Make(memory =>
    {
        var characters = memory.Allocate<char>(text.Length);
        text.CopyTo(0, characters, 0, text.Length);
        return new KeyDocument(source, memory, characters);
    });

    /// <exception cref="RsaKeyException">The text is not a JSON object.</exception>
    public static KeyDocument Parse(SecureString text, string source) => Make(memory =>
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

    /// <summary>A text of an object of the document that is no secret; null if it is not there or empty.</summary>
    public string? Text(KeyObject parent, string name) => Read(parent.Text, name);

    /// <summary>A secret text of an object of the document, in UTF-8; null if it is not there or empty. It is wiped with the document.</summary>
    public Memory<byte>? Secret(KeyObject parent, string name) => Read(parent.Secret, name);

    /// <summary>The objects of a list of the document; null if there is none of exactly this name.</summary>
    public IReadOnlyList<KeyObject>? Objects(string name) => Read(Root.Objects, name);

    public void Dispose() => Memory.Dispose();

    private static KeyDocument Make(Func<SecretMemory, KeyDocument> read)
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
            // An escape in it is half of a character.
            throw NotJson();
        }
        catch (FormatException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFieldMissing, $"The field {name} of the {Source} is not a text. Choose the file that RSA's console saved, unchanged.");
        }
    }

    private RsaKeyException NotJson(string what = "is not a whole JSON object") =>
        new(RsaKeyFault.KeyNotJson, $"The {Source} {what}. Choose the file that RSA's console saved, unchanged.");
}
