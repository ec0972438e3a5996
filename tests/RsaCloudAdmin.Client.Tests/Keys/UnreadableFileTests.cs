using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class UnreadableFileTests
{
    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var file = new ScratchFile("nowhere.key");

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));

        Assert.Equal(RsaKeyFault.KeyFileNotFound, error.Fault);
        Assert.Contains("nowhere.key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_missing_file()
    {
        using var file = new ScratchFile();

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(Path.Combine(file.Folder, "no", "such.key")));

        Assert.Equal(RsaKeyFault.KeyFileNotFound, error.Fault);
    }

    [Fact]
    public void The_text_of_a_key_given_for_a_path_is_not_shown()
    {
        var compact = $$"""{"accessKey":"{{TestKeys.Pkcs8.ReplaceLineEndings("")}}"}""";
        foreach (var text in new[] { TestKeys.Pkcs1, TestKeys.Pkcs8, TestKeys.File(), compact, "\uFEFF \n" + compact, "{\"d\":\"c2VjcmV0\",\"kty\":\"EC\"}" })
        {
            foreach (var read in new Func<string, IDisposable>[] { ApiKey.FromFile, OAuthKey.FromFile })
            {
                var error = Assert.Throws<RsaKeyException>(() => read(text));

                Assert.Equal(RsaKeyFault.KeyFileNotFound, error.Fault);
                Assert.Contains("is the text of a key", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("MII", error.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_folder_is_no_key_file()
    {
        using var file = new ScratchFile();

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Folder));

        Assert.Equal(RsaKeyFault.KeyFileNotFound, error.Fault);
        Assert.Contains(Path.GetFileName(file.Folder), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_program_holds_cannot_be_read()
    {
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File());
        using var held = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));

        Assert.Equal(RsaKeyFault.KeyFileNotReadable, error.Fault);
        Assert.Contains("test.key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_cannot_be_read(string path)
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(path));

        Assert.Equal(RsaKeyFault.KeyFileNotReadable, error.Fault);
    }

    [Fact]
    public void A_file_larger_than_any_key_is_not_read()
    {
        using var file = new ScratchFile("disk.img");
        using (var stream = File.Create(file.Path))
            stream.SetLength(4L * 1024 * 1024 * 1024);

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));

        Assert.Equal(RsaKeyFault.KeyNotJson, error.Fault);
        Assert.Contains("disk.img", error.Message, StringComparison.Ordinal);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }
}
