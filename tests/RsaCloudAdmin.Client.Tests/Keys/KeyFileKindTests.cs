using System.Diagnostics;
using System.IO.Pipes;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

/// <summary>Only regular files are read as key files, and reading never blocks.</summary>
public class KeyFileKindTests
{
    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/tty")]
    [InlineData("/proc/self/status")]
    public async Task A_device_or_a_file_of_the_kernel_is_no_key_file(string path)
    {
        if (!File.Exists(path))
            Assert.Skip($"This system has no {path}.");

        await AssertNotRegularAsync(path);
    }

    [Fact]
    public async Task A_named_pipe_is_refused_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Named pipes are no files here.");
        using var pipe = new ScratchFile("pipe");
        using (var make = Process.Start("mkfifo", [pipe.Path]))
            make.WaitForExit();
        var link = Path.Combine(pipe.Folder, "link");
        File.CreateSymbolicLink(link, pipe.Path);
        var linkToLink = Path.Combine(pipe.Folder, "link to link");
        File.CreateSymbolicLink(linkToLink, link);

        await AssertNotRegularAsync(pipe.Path);
        await AssertNotRegularAsync(link);
        await AssertNotRegularAsync(linkToLink);
    }

    [Fact]
    public void A_link_to_a_key_file_is_followed()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Links need a privilege here.");
        using var file = new ScratchFile();
        File.WriteAllText(file.Path, TestKeys.File());
        var link = Path.Combine(file.Folder, "link");
        File.CreateSymbolicLink(link, file.Path);

        using var key = ApiKey.FromFile(link);

        Assert.Equal(TestKeys.AccessId, key.AccessId);
    }

    [Fact]
    public void A_link_to_a_folder_is_a_folder()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Links need a privilege here.");
        using var file = new ScratchFile();
        Directory.CreateSymbolicLink(file.Path, file.Folder);

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));

        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_pipe_is_refused_and_not_waited_for()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux shows open files as paths.");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);

        await AssertNotRegularAsync($"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}");
    }

    [Fact]
    public void A_link_to_nothing_is_a_missing_file()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Links need a privilege here.");
        using var file = new ScratchFile();
        File.CreateSymbolicLink(file.Path, Path.Combine(file.Folder, "nothing"));

        Assert.Equal(RsaKeyFault.KeyFileNotFound, Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path)).Fault);
    }

    private static async Task AssertNotRegularAsync(string path)
    {
        // Opening a pipe can block forever.
        var opening = Task.Run(() => Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(path)), TestContext.Current.CancellationToken);
        var error = await opening.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(RsaKeyFault.KeyNotJson, error.Fault);
        Assert.Contains("instead of a regular file", error.Message, StringComparison.Ordinal);
    }
}
