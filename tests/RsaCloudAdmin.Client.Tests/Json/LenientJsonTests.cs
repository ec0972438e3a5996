using System.Text;
using System.Text.Json;
using RsaCloudAdmin.Client.Authenticators;
using RsaCloudAdmin.Client.Codes;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Json;

public class LenientJsonTests
{
    [Theory]
    [InlineData("userId")]
    [InlineData("userID")]
    [InlineData("USERID")]
    public void Names_are_read_in_any_casing(string written) => Assert.Equal("x", JsonBody.TryRead(Encoding.UTF8.GetBytes($$"""{"{{written}}": "x"}"""), UsersJson.Default.UserMethodsResponse)?.UserId);

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
    public void A_text_may_be_written_as_a_number(string written, string? expected) => Assert.Equal(expected, Read($$"""{"firstName": {{written}}}""").FirstName);

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
    public void A_flag_may_be_written_as_a_text(string written, bool? expected) => Assert.Equal(expected, Read($$"""{"isTokenLocked": {{written}}}""").IsTokenLocked);

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    [InlineData(null, "null")]
    public void A_flag_is_sent_as_one(bool? flag, string expected)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            new LenientBoolean().Write(writer, flag, UsersJson.Default.Options);

        Assert.Equal(expected, Encoding.UTF8.GetString(json.ToArray()));
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("7", "7")]
    [InlineData("[\"x\", \"y\"]", "x, y")]
    [InlineData("[\"x\", null, {\"z\": [\"no\"]}, 7]", "x, 7")]
    [InlineData("[{}]", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    public void A_text_may_be_written_as_a_list(string written, string? expected)
    {
        var response = JsonBody.TryRead(Encoding.UTF8.GetBytes($$"""{"devices": [{"capabilities": {{written}}}]}"""), AuthenticatorsJson.Default.AuthenticatorsResponse);

        Assert.Equal(expected, Assert.Single(response!.Devices!).Capabilities);
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("17", "17")]
    [InlineData("false", "(not a text)")]
    [InlineData("[\"x\"]", "(not a text)")]
    [InlineData("\"\\ud800\"", "(not a text)")]
    [InlineData("null", null)]
    public void A_message_that_is_no_text_is_still_there(string written, string? expected)
    {
        var response = JsonBody.TryRead(Encoding.UTF8.GetBytes($$"""{"results": [{"errorMessage": {{written}}}]}"""), CodesJson.Default.VoidCodesResponse);

        Assert.Equal(expected, Assert.Single(response!.Results!).ErrorMessage);
    }

    [Fact]
    public void What_is_not_there_is_null_or_empty()
    {
        var fields = Read("{}");

        Assert.Null(fields.FirstName);
        Assert.Null(fields.IsTokenLocked);
        Assert.Null(ReadTokencode("{}").ConfigurationsUsed);
        Assert.Null(fields.CreationDate);
        Assert.Empty(fields.GlobalGroups);
    }

    [Fact]
    public void A_list_holds_its_texts_and_nothing_else() =>
        Assert.Equal(["x", "", "y"], Read("""{"globalgroups": ["x", null, {"z": "no"}, ["no"], "\ud800", "y", 3]}""").GlobalGroups);

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"x\": 1}")]
    public void What_is_no_list_is_an_empty_one(string written) => Assert.Empty(Read($$"""{"globalGroups": {{written}}}""").GlobalGroups);

    [Fact]
    public void An_object_within_is_read_as_leniently() => Assert.True(ReadTokencode("""{"configurationsused": {"OneTimeUse": "true"}}""").ConfigurationsUsed?.OneTimeUse);

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
    public void What_is_no_JSON_object_is_null(string written) => Assert.Null(JsonBody.TryRead(Encoding.UTF8.GetBytes(written), UsersJson.Default.UserResponse));

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("[{\"oneTimeUse\": true}]")]
    public void What_is_no_object_within_is_null(string written) => Assert.Null(ReadTokencode($$"""{"configurationsUsed": {{written}}}""").ConfigurationsUsed);

    [Theory]
    [InlineData("[]", true)]
    [InlineData(" [1, [2]] ", true)]
    [InlineData("[1] x", false)]
    [InlineData("[1][2]", false)]
    [InlineData("[1", false)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void A_list_is_one_if_nothing_follows(string written, bool expected) => Assert.Equal(expected, JsonBody.IsArray(Encoding.UTF8.GetBytes(written)));

    [Fact]
    public void Of_several_fields_of_a_name_the_last_one_counts() => Assert.Equal("y", Read("""{"firstName": "x", "FIRSTNAME": "y"}""").FirstName);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_response() => Assert.Null(JsonBody.TryRead([(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'], UsersJson.Default.UserResponse)?.FirstName);

    [Fact]
    public void A_byte_order_mark_before_the_object_does_not_matter() =>
        Assert.Equal("x", JsonBody.TryRead([0xEF, 0xBB, 0xBF, .. """{"firstName": "x"}"""u8], UsersJson.Default.UserResponse)?.FirstName);

    [Theory]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Deep_nesting_is_no_response(int depth) =>
        Assert.Null(JsonBody.TryRead(Encoding.UTF8.GetBytes($$"""{"a": {{new string('[', depth)}}{{new string(']', depth)}}}"""), UsersJson.Default.UserResponse));

    private static UserResponse Read(string json) => JsonBody.TryRead(Encoding.UTF8.GetBytes(json), UsersJson.Default.UserResponse) ?? throw new ArgumentException("This is no JSON object.", nameof(json));

    private static EmergencyTokencodeResponse ReadTokencode(string json) => JsonBody.TryRead(Encoding.UTF8.GetBytes(json), EmergencyTokencodesJson.Default.EmergencyTokencodeResponse) ?? throw new ArgumentException("This is no JSON object.", nameof(json));
}
