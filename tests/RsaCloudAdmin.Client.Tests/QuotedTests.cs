namespace RsaCloudAdmin.Client.Tests;

public class QuotedTests
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
    // Marks of direction, and what is not seen.
    [InlineData("a\u200E\u200F\u061Cb\u2066c", "'a\uFFFD\uFFFD\uFFFDb\uFFFDc'")]
    [InlineData("ali\u200Bce\uFEFF\u00AD", "'ali\uFFFDce\uFFFD\uFFFD'")]
    [InlineData("a\U000E0041b", "'a\uFFFDb'")]
    public void A_text_from_outside_cannot_break_the_line(string text, string expected) => Assert.Equal(expected, Quoted.Text(text));

    [Theory]
    [InlineData("""{"kty":"EC","d":"swordfish"}""")]
    [InlineData("""  {"accessID": "x"}""")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    public void The_text_of_a_key_is_not_shown(string text) => Assert.Equal("'(the text of a key, not shown)'", Quoted.Text(text));

    [Fact]
    public void A_long_text_is_cut()
    {
        var shown = Quoted.Text(new string('x', 10_000));

        Assert.EndsWith("…'", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 50, 130);
    }

    [Fact]
    public void A_character_that_is_cut_in_half_is_not_shown()
    {
        var shown = Quoted.Text(new string('x', 119) + "𠮷𠮷");

        Assert.DoesNotContain(shown, char.IsSurrogate);
    }

    [Fact]
    public void A_text_of_just_the_longest_length_is_whole() => Assert.Equal($"'{new string('x', 120)}'", Quoted.Text(new string('x', 120)));

    [Fact]
    public void Half_of_a_character_is_not_shown()
    {
        Assert.Equal("'a\uFFFD'", Quoted.Text("a\ud800"));
        Assert.Equal("'\uFFFDa'", Quoted.Text("\udc00a"));
        Assert.Equal("'\uFFFD\uFFFD'", Quoted.Text("\udc00\ud800"));
    }
}
