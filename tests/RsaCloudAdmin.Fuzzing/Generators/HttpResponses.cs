using System.Text;
using CsCheck;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>HTTP responses as bytes, one character per byte: some with valid headers, some with headers that no server should send.</summary>
internal static class HttpResponses
{
    public static readonly Gen<string> HttpDate = Gen.Frequency(
        (4, Gen.Long[-400, 4000].Select(seconds => Clock(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.Long[-2_000_000_000, 2_000_000_000].Select(seconds => Clock(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.OneOfConst(
            "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37", "06 Nov 2026 08:49:37 GMT",
            "Sun, 01 Mar 2026 12:00:00 +0100", "Sun, 01 Mar 2026 24:00:00 GMT", "Sun, 31 Feb 2026 12:00:00 GMT", "Mon, 01 Mar 2026 12:00:00 GMT", "Sun, 01 Mar 2026 12:00:60 GMT", "Sun, 1 Mar 26 12:00 GMT",
            "2026-03-01T12:00:00Z", "Sun, 01 M\u00e4r 2026 12:00:00 GMT", "sun, 01 mar 2026 12:00:00 gmt", "Fri, 31 Dec 9999 23:59:59 -1400", "Mon, 01 Jan 0001 00:00:00 +1400", "Sun, 01 Mar 10000 12:00:00 GMT")),
        (1, Odd.Text.Select(OneLine)),
        (1, Odd.Number));

    private static readonly Gen<string> Type = Gen.FrequencyConst(
        (20, "Content-Type: application/json\r\n"), (2, "Content-Type: text/html; charset=utf-8\r\n"), (1, "Content-Type: application/json; charset=nonsense\r\n"), (1, "Content-Type: /\r\n"), (1, "Content-Type: \r\n"), (1, $"Content-Type: text/{new string('x', 2000)}\r\n"), (1, ""));

    private static readonly Gen<string> OddHeader = Gen.Frequency(
        (3, HttpDate.Select(date => $"Date: {date}\r\n")),
        (2, HttpDate.Select(date => $"Retry-After: {date}\r\n")),
        (2, Odd.Number.Select(number => $"Retry-After: {number}\r\n")),
        (2, Gen.OneOfConst("https://evil.example/", "http://localhost:1/other", "//evil.example", "javascript:alert(1)", "https://[", "\u00e9", "https://xn--/", "https://a\u0301.example/\u202e").Select(address => $"Location: {address}\r\n")),
        (1, Odd.Text.Select(host => $"Location: https://{OneLine(host)}.example/\r\n")),
        (1, Gen.OneOfConst("gzip", "deflate", "br", "gzip, gzip", "identity", "").Select(encoding => $"Content-Encoding: {encoding}\r\n")),
        (2, Gen.Select(Odd.Text, Odd.Text, (name, value) => $"{OneLine(name)}: {OneLine(value)}\r\n")),
        (1, Odd.Text.Select(line => $"{OneLine(line)}\r\n")),
        (1, Gen.OneOfConst($"X-Echo: Bearer {ScriptedService.Bearer}\r\n", $"Bearer {ScriptedService.Bearer}\r\n", $"WWW-Authenticate: Bearer {ScriptedService.Bearer}\r\n", $"Location: https://example.com/{ScriptedService.Bearer}\r\n")));

    private static readonly Gen<string> Headers = Gen.Frequency((4, Gen.Const("")), (2, OddHeader), (1, OddHeader.Array[2, 4].Select(string.Concat)));

    private static readonly Gen<string> Reason = Gen.Frequency((8, Gen.Const("Status")), (1, Odd.Text.Select(OneLine)), (1, Gen.Const(ScriptedService.Bearer)));

    // How the length of the content is given, correctly or not.
    private static readonly Gen<Func<string, string>> Framing = Gen.FrequencyConst<Func<string, string>>(
        (12, body => $"Content-Length: {body.Length}\r\n\r\n{body}"),
        (3, body => $"\r\n{body}"),
        (2, body => $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n"),
        (1, body => $"Content-Length: {body.Length + 7}\r\n\r\n{body}"),
        (1, body => $"Content-Length: {body.Length / 2}\r\n\r\n{body}"),
        (1, body => $"Content-Length: -1\r\n\r\n{body}"),
        (1, body => $"Content-Length: 99999999999999\r\n\r\n{body}"),
        (1, body => $"Content-Length: 1\r\nContent-Length: {body.Length}\r\n\r\n{body}"),
        (1, body => $"Transfer-Encoding: chunked\r\n\r\nnot a length\r\n{body}"),
        (1, body => $"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{body}"));

    /// <summary>Generates responses.</summary>
    /// <param name="statuses">Their status codes.</param>
    /// <param name="bodies">Their contents as text.</param>
    public static Gen<string> From(Gen<int> statuses, Gen<string> bodies) => Gen.Select(
        statuses, Reason, Type, Headers, Framing, bodies, (status, reason, type, headers, framing, body) => $"HTTP/1.1 {status} {reason}\r\n{type}{headers}{framing(Bytes(body))}");

    /// <summary>Returns the UTF-8 bytes of a text, one character per byte.</summary>
    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns a text in a form that fits into one header line.</summary>
    public static string OneLine(string text) => Bytes(text.ReplaceLineEndings(" "));

    // Relative to the time of the client's clock.
    private static DateTimeOffset Clock(long seconds) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
