using System.Text;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Tests.Replies;

public class JsonFieldsTests
{
    [Theory]
    [InlineData("userId")]
    [InlineData("userID")]
    [InlineData("USERID")]
    public void Names_are_read_in_any_casing(string written) => Assert.Equal("x", Read($$"""{"{{written}}": "x"}""").Text("userId"));

    [Theory]
    [InlineData("\"17\"", "17")]
    [InlineData("17", "17")]
    [InlineData("1.50", "1.50")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    [InlineData("[\"x\"]", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    public void A_text_may_be_written_as_a_number(string written, string? expected) => Assert.Equal(expected, Read($$"""{"a": {{written}}}""").Text("a"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\" FALSE \"", false)]
    [InlineData("\"yes\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("1", null)]
    [InlineData("\"\\udc00\"", null)]
    public void A_flag_may_be_written_as_a_text(string written, bool? expected) => Assert.Equal(expected, Read($$"""{"a": {{written}}}""").Flag("a"));

    [Fact]
    public void What_is_not_there_is_null_or_empty()
    {
        var fields = Read("{}");

        Assert.Null(fields.Text("a"));
        Assert.Null(fields.Flag("a"));
        Assert.Null(fields.Part("a"));
        Assert.Null(fields.Date("a", out var unreadable));
        Assert.Null(unreadable);
        Assert.Empty(fields.Texts("a"));
    }

    [Fact]
    public void A_list_holds_its_texts_and_nothing_else() =>
        Assert.Equal(["x", "y"], Read("""{"a": ["x", null, {"z": 1}, "y", 3]}""").Texts("A"));

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"x\": 1}")]
    public void What_is_no_list_is_an_empty_one(string written) => Assert.Empty(Read($$"""{"a": {{written}}}""").Texts("a"));

    [Fact]
    public void An_object_within_is_read_as_leniently() => Assert.True(Read("""{"configurationsUsed": {"OneTimeUse": "true"}}""").Part("configurationsused")?.Flag("oneTimeUse"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{'a': 1}")]
    [InlineData("{\"a\": 1} x")]
    [InlineData("{\"a\": \"\n\"}")]
    [InlineData("<html><body>Bad Gateway</body></html>")]
    public void What_is_no_JSON_object_is_null(string written) => Assert.Null(JsonFields.TryRead(Encoding.UTF8.GetBytes(written)));

    [Fact]
    public void Half_of_a_character_in_a_name_hides_that_field_alone()
    {
        var fields = Read("""{"\ud800": 1, "a": {"\udc00": 1, "flag": true}, "b": "x"}""");

        Assert.True(fields.Part("a")?.Flag("flag"));
        Assert.Equal("x", fields.Text("b"));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_answer() => Assert.Null(JsonFields.TryRead([(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'])?.Text("x"));

    [Fact]
    public void A_byte_order_mark_before_the_object_does_not_matter() =>
        Assert.Equal("x", JsonFields.TryRead([0xEF, 0xBB, 0xBF, .. """{"a": "x"}"""u8])?.Text("a"));

    [Theory]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Deep_nesting_is_no_answer(int depth) =>
        Assert.Null(JsonFields.TryRead(Encoding.UTF8.GetBytes($$"""{"a": {{new string('[', depth)}}{{new string(']', depth)}}}""")));

    private static JsonFields Read(string json) => JsonFields.TryRead(Encoding.UTF8.GetBytes(json)) ?? throw new ArgumentException("This is no JSON object.", nameof(json));
}
