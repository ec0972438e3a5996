using System.Security;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Keys;

/// <summary>Where a key comes from: a file with its permissions, or text from a vault.</summary>
public class KeyFileAccessTests(EmulatedService service) : IClassFixture<EmulatedService>
{
    // The maximum size of a key file, in bytes.
    private const int Largest = 256 * 1024;

    [Theory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite, false)]
    public void A_key_tells_whether_others_may_read_its_file(UnixFileMode others, bool mayRead)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes here.");
            return;
        }

        using var file = new ScratchFile();
        foreach (var text in new[] { TestKeys.File(), service.OAuthClient(OAuthKeyType.Ec).ToJwk() })
        {
            File.WriteAllText(file.Path, text);
            File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
            if (text.Contains("accessKey", StringComparison.Ordinal))
            {
                using var key = ApiKey.FromFile(file.Path);
                Assert.Equal(mayRead, key.IsReadableByOthers);
            }
            else
            {
                using var key = OAuthKey.FromFile(file.Path);
                Assert.Equal(mayRead, key.IsReadableByOthers);
            }
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, false)]
    [InlineData(UnixFileMode.OtherRead, true)]
    public void A_credential_of_a_service_of_systemd_is_read_by_an_access_list_that_shows_as_its_group(UnixFileMode others, bool mayRead)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes here.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("rsa-credentials-");
        Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", folder.FullName + "/");
        try
        {
            var path = Path.Combine(folder.FullName, "rsa.key");
            File.WriteAllText(path, TestKeys.File());
            File.SetUnixFileMode(path, UnixFileMode.UserRead | others);
            using var key = ApiKey.FromFile(path);

            Assert.Equal(mayRead, key.IsReadableByOthers);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", null);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_key_without_a_file_is_readable_by_nobody()
    {
        using var key = TestKeys.Key();

        Assert.False(key.IsReadableByOthers);
    }

    [Fact]
    public void An_API_key_comes_from_a_vault_as_a_SecureString()
    {
        using var text = new SecureString();
        foreach (var character in TestKeys.File())
            text.AppendChar(character);

        using var key = ApiKey.Parse(text);

        Assert.Equal(TestKeys.AccessId, key.AccessId);
    }

    [Fact]
    public void A_file_that_another_program_reads_is_read_too()
    {
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File());
        using var held = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read);

        using var key = ApiKey.FromFile(file.Path);

        Assert.Equal(TestKeys.AccessId, key.AccessId);
    }

    [Fact]
    public void A_file_may_be_as_large_as_any_key_and_no_larger()
    {
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File().PadRight(Largest));
        using var key = ApiKey.FromFile(file.Path);
        Assert.Equal(TestKeys.AccessId, key.AccessId);

        File.AppendAllText(file.Path, " ");
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));
        Assert.Contains("larger than 256 KB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_client_cannot_sign_any_more()
    {
        var key = TestKeys.Key();
        new CloudAdminClient(key).Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Rsa.ExportParameters(false));

        var oauthKey = OAuthKey.Parse(service.OAuthClient(OAuthKeyType.Rsa).ToJwk());
        new CloudAdminClient(new OAuthClient("me", "https://example.com/oauth", "https://example.com", oauthKey)).Dispose();
        Assert.Throws<ObjectDisposedException>(() => oauthKey.Signing.Sign([]));
    }
}
