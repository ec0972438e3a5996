namespace RsaCloudAdmin.Client.Tests;

public class DisplayTextTests
{
    [Theory]
    [InlineData("alice@example.com", "'alice@example.com'")]
    [InlineData("", "''")]
    [InlineData("Jürgen 日本", "'Jürgen 日本'")]
    [InlineData("𠮷田", "'𠮷田'")]
    [InlineData("a\r\nb", "'a\uFFFD\uFFFDb'")]
    [InlineData("a\u001b[31mb", "'a\uFFFD[31mb'")]
    [InlineData("a\u2028b\u2029c\u0085d", "'a\uFFFDb\uFFFDc\uFFFDd'")]
    [InlineData("invoice\u202Egpj.exe", "'invoice\uFFFDgpj.exe'")]
    // Text direction marks and invisible characters.
    [InlineData("a\u200E\u200F\u061Cb\u2066c", "'a\uFFFD\uFFFD\uFFFDb\uFFFDc'")]
    [InlineData("ali\u200Bce\uFEFF\u00AD", "'ali\uFFFDce\uFFFD\uFFFD'")]
    [InlineData("a\U000E0041b", "'a\uFFFDb'")]
    public void A_text_from_outside_cannot_break_the_line(string text, string expected) => Assert.Equal(expected, DisplayText.Quote(text));

    [Theory]
    [InlineData("""{"kty":"EC","d":"swordfish"}""")]
    [InlineData("""  {"accessID": "x"}""")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    public void The_text_of_a_key_is_not_shown(string text) => Assert.Equal("'(the text of a key, not shown)'", DisplayText.Quote(text));

    [Theory]
    [InlineData("O'Brien", "'O''Brien'")]
    [InlineData("alice' at TEST. Nothing is done to 'bob", "'alice'' at TEST. Nothing is done to ''bob'")]
    [InlineData("'", "''''")]
    [InlineData("\u2018a\u2019 \u201Ab\u201B", "'\u2018\u2018a\u2019\u2019 \u201A\u201Ab\u201B\u201B'")]
    // Characters that PowerShell does not treat as quotation marks, but a reader may.
    [InlineData("a\u02BC\u2032\uFF07\u00B4`b", "'a\u02BC\u02BC\u2032\u2032\uFF07\uFF07\u00B4\u00B4``b'")]
    public void Only_the_message_ends_the_quotes(string text, string expected) => Assert.Equal(expected, DisplayText.Quote(text));

    [Fact]
    public void A_long_text_keeps_its_beginning_and_its_end_and_tells_its_length()
    {
        var text = $"begin{new string('x', 10_000)}end";

        Assert.Equal($"'begin{new string('x', 75)}…{new string('x', 36)}end' (10008 characters)", DisplayText.Quote(text));
        Assert.Equal($"begin{new string('x', 75)}…{new string('x', 36)}end (10008 characters)", DisplayText.Line(text));
    }

    [Theory]
    [InlineData(79, 40)]
    [InlineData(80, 39)]
    [InlineData(78, 38)]
    public void A_character_is_not_cut_in_half(int before, int after)
    {
        var shown = DisplayText.Quote($"{new string('x', before)}𠮷{new string('y', 300)}𠮷{new string('z', after - 1)}");

        Assert.DoesNotContain('\uFFFD', shown);
        Assert.Equal(shown.Count(char.IsHighSurrogate), shown.Count(char.IsLowSurrogate));
    }

    // The maximum length of an e-mail address is 254 characters.
    [Fact]
    public void A_text_of_just_the_longest_length_is_whole() => Assert.Equal($"'{new string('x', 256)}'", DisplayText.Quote(new string('x', 256)));

    [Fact]
    public void Half_of_a_character_is_not_shown()
    {
        Assert.Equal("'a\uFFFD'", DisplayText.Quote("a\ud800"));
        Assert.Equal("'\uFFFDa'", DisplayText.Quote("\udc00a"));
        Assert.Equal("'\uFFFD\uFFFD'", DisplayText.Quote("\udc00\ud800"));
    }
}
