using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>A snapshot of a process's writable memory. Linux only.</summary>
internal sealed partial class ProcessMemory
{
    private const int LongestRead = 16 * 1024 * 1024;

    private readonly List<byte[]> _pieces = [];

    private ProcessMemory()
    {
    }

    public static ProcessMemory Read(int processId)
    {
        var memory = new ProcessMemory();
        var buffer = new byte[LongestRead];
        using var file = new FileStream($"/proc/{processId}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        foreach (var line in File.ReadAllLines($"/proc/{processId}/maps"))
        {
            if (Region().Match(line) is not { Success: true } region)
                continue;
            var end = Address(region.Groups["end"].Value);
            for (var start = Address(region.Groups["start"].Value); start < end;)
            {
                var read = TryRead(file, buffer.AsSpan(0, (int)Math.Min(end - start, LongestRead)), start);
                if (read > 0)
                    memory._pieces.Add(buffer[..read]);
                start += read > 0 ? read : Environment.SystemPageSize;
            }
        }

        return memory;
    }

    public int Count(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var piece in _pieces)
        {
            for (int start = 0, next; (next = piece.AsSpan(start).IndexOf(bytes)) >= 0; start += next + 1)
                count++;
        }

        return count;
    }

    /// <summary>Counts the occurrences of an ASCII text, stored with one or two bytes per character.</summary>
    public int Count(string text) => Count(Encoding.ASCII.GetBytes(text)) + Count(Encoding.Unicode.GetBytes(text));

    public IReadOnlyList<string> Tokens() => [.. _pieces.SelectMany(piece => Token().Matches(Encoding.Latin1.GetString(piece)).Select(match => match.Value)).Distinct()];

    private static long Address(string hexadecimal) => long.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // Some pages are reserved without memory behind them. Later pages may have memory.
    private static int TryRead(FileStream file, Span<byte> piece, long start)
    {
        try
        {
            return RandomAccess.Read(file.SafeFileHandle, piece, start);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex("^(?<start>[0-9a-f]{1,15})-(?<end>[0-9a-f]{1,15}) rw")]
    private static partial Regex Region();

    // A header and claims (JSON objects in base64), and a signature.
    [GeneratedRegex(@"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{80,}")]
    private static partial Regex Token();
}
