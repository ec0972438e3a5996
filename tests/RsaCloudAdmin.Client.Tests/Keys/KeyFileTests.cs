using System.Text;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class KeyFileTests
{
    [Fact]
    public void A_file_as_the_console_saves_it_is_read()
    {
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File());

        using var key = ApiKey.FromFile(file.Path);

        Assert.Equal(TestKeys.AccessId, key.AccessId);
        Assert.Equal(TestKeys.Address, key.Audience);
        Assert.Equal("Example Ltd", key.CustomerName);
        Assert.Equal("made for a test", key.Description);
        Assert.Equal(TestKeys.Rsa.ExportParameters(true).D, key.Rsa.ExportParameters(true).D);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_does_not_matter(string encoding)
    {
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File(), Encoding.GetEncoding(encoding));
        Assert.NotEqual((byte)'{', File.ReadAllBytes(file.Path)[0]);

        using var key = ApiKey.FromFile(file.Path);

        Assert.Equal(TestKeys.AccessId, key.AccessId);
    }

    [Fact]
    public void A_byte_order_mark_left_in_the_text_does_not_matter()
    {
        using var key = ApiKey.Parse('\uFEFF' + TestKeys.File());

        Assert.Equal(TestKeys.AccessId, key.AccessId);
    }

    [Theory]
    [InlineData("accessID", "accessId")]
    [InlineData("accessKey", "AccessKey")]
    [InlineData("adminRestApiUrl", "adminRestApiURL")]
    [InlineData("customerName", "CUSTOMERNAME")]
    public void Field_names_are_read_in_any_casing(string documented, string written)
    {
        using var key = ApiKey.Parse(TestKeys.File().Replace($"\"{documented}\"", $"\"{written}\"", StringComparison.Ordinal));

        Assert.Equal(TestKeys.AccessId, key.AccessId);
        Assert.Equal(TestKeys.Address, key.Audience);
        Assert.Equal("Example Ltd", key.CustomerName);
    }

    [Fact]
    public void Fields_that_only_people_need_may_be_missing_or_null()
    {
        using var without = ApiKey.Parse(TestKeys.File().Replace("customerName", "other", StringComparison.Ordinal));
        using var with = ApiKey.Parse(TestKeys.File().Replace("\"Example Ltd\"", "null", StringComparison.Ordinal));

        Assert.Null(without.CustomerName);
        Assert.Null(with.CustomerName);
    }

    [Theory]
    [InlineData("accessID")]
    [InlineData("accessKey")]
    [InlineData("adminRestApiUrl")]
    public void A_missing_field_is_named(string field)
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File().Replace(field, "other", StringComparison.Ordinal), "key file 'x.key'"));

        Assert.Equal(RsaKeyFault.KeyFieldMissing, error.Fault);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains("'x.key'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"  \"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("[\"x\"]")]
    public void A_field_without_a_text_counts_as_missing(string value)
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File().Replace($"\"{TestKeys.AccessId}\"", value, StringComparison.Ordinal)));

        Assert.Equal(RsaKeyFault.KeyFieldMissing, error.Fault);
        Assert.Contains("accessID", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"accessID\": ")]
    [InlineData("\ud800")]
    public void What_is_no_JSON_object_is_refused_as_such(string text)
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(text, "key file 'x.key'"));

        Assert.Equal(RsaKeyFault.KeyNotJson, error.Fault);
        Assert.Contains("key file 'x.key'", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Theory]
    [InlineData("description")]
    [InlineData("accessID")]
    public void An_escape_that_is_half_of_a_character_is_a_fault_of_the_key(string field)
    {
        var text = $$"""{"{{field}}": "\ud800", {{TestKeys.File()[1..]}}""";

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(text));

        Assert.Equal(RsaKeyFault.KeyNotJson, error.Fault);
    }

    [Fact]
    public void A_name_with_an_escape_that_is_half_of_a_character_is_a_fault_of_the_key()
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse($$"""{"\udc00": "x", {{TestKeys.File()[1..]}}"""));

        Assert.Equal(RsaKeyFault.KeyNotJson, error.Fault);
    }
}
