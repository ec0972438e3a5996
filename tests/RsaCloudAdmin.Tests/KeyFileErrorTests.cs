using System.Security.Cryptography;
using System.Text.Json;

namespace RsaCloudAdmin.Tests;

/// <summary>Unusable key files cause one clear error with the file's name and no part of the key.</summary>
public class KeyFileErrorTests : CmdletTest
{
    [Fact]
    public void A_file_that_is_not_there()
    {
        File.Delete(KeyPath);

        AssertRefused("KeyFileNotFound");
    }

    [Fact]
    public void A_folder()
    {
        File.Delete(KeyPath);
        Directory.CreateDirectory(KeyPath);

        Assert.Contains("folder", AssertRefused("KeyFileNotFound"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "KeyNotJson")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", "KeyNotJson")]
    [InlineData("[]", "KeyNotJson")]
    [InlineData("{ \"accessID\": ", "KeyNotJson")]
    [InlineData("{}", "KeyFieldMissing")]
    public void A_file_that_is_no_key_file(string text, string id)
    {
        File.WriteAllText(KeyPath, text);

        AssertRefused(id);
    }

    [Theory]
    [InlineData("accessID")]
    [InlineData("accessKey")]
    [InlineData("adminRestApiUrl")]
    public void A_file_that_lacks_a_field(string field)
    {
        Write(fields => fields.Remove(field));

        Assert.Contains(field, AssertRefused("KeyFieldMissing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_cut_off()
    {
        Write(fields => fields["accessKey"] = ((string)fields["accessKey"]!)[..400]);

        AssertRefused("KeyNotRsa");
    }

    [Fact]
    public void A_key_of_another_kind()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(fields => fields["accessKey"] = ec.ExportPkcs8PrivateKeyPem());

        AssertRefused("KeyNotRsa");
    }

    [Fact]
    public void A_key_that_is_too_short()
    {
        using var rsa = RSA.Create(1024);
        Write(fields => fields["accessKey"] = rsa.ExportRSAPrivateKeyPem());

        Assert.Contains("1024", AssertRefused("KeyTooShort"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.access.securid.com")]
    [InlineData("http://example.access.securid.com/AdminInterface/restapi")]
    [InlineData("ftp://example.access.securid.com/AdminInterface/restapi")]
    public void An_address_that_must_not_be_used(string address)
    {
        Write(fields => fields["adminRestApiUrl"] = address);

        AssertRefused("KeyUrlNotUsable");
    }

    private void Write(Action<Dictionary<string, object?>> change)
    {
        var key = new StrangerKey(Service.BaseUri);
        var fields = key.Fields;
        change(fields);
        File.WriteAllText(KeyPath, JsonSerializer.Serialize(fields));
    }

    private string AssertRefused(string id)
    {
        var result = Run("Connect-RsaCloudAdmin $KeyPath -Verbose -Debug; Get-RsaCloudAdminConnection");

        var error = Assert.Single(result.Errors);
        Assert.Equal($"{id},RsaCloudAdmin.Commands.ConnectRsaCloudAdminCommand", error.FullyQualifiedErrorId);
        Assert.Contains(KeyPath, error.Exception.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.DoesNotContain("MII", error.ToString() + error.Exception, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(0, Service.Requests.Count);
        return error.Exception.Message;
    }
}
