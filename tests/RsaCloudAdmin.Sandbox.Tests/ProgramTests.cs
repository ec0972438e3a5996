using RsaCloudAdmin.Tests;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_tour_leaves_the_service_as_it_was_asked_to_be()
    {
        var (exitCode, output, error) = await RunAsync();

        Assert.Equal(("", 0), (error, exitCode));
        Assert.Contains("All is as it was asked for", output, StringComparison.Ordinal);
        Assert.Contains("there is no such user", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 100));
    }

    [Fact]
    public async Task A_script_finds_itself_connected_and_its_exit_is_the_programs()
    {
        var (exitCode, output, error) = await RunAsync("run", Script("param($User) (Get-RsaUser $User).EmailAddress; exit 7"), "user2@example.com");

        Assert.Equal(("user2@example.com", "", 7), (output.Trim(), error, exitCode));
    }

    [Fact]
    public async Task A_script_that_throws_ends_in_1_with_the_error_aside()
    {
        var (exitCode, output, error) = await RunAsync("run", "--no-connect", Script("throw 'it broke'"));

        Assert.Equal(("", 1), (output, exitCode));
        Assert.Contains("it broke", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_is_told_in_a_line()
    {
        var (exitCode, output, error) = await RunAsync("serve", "--rate-limit", "fast");

        Assert.Equal(("", 2), (output, exitCode));
        Assert.StartsWith("--rate-limit is 'fast', and must be requests and a time such as 50/1s", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_script_run()
    {
        var (_, keyPath, _) = await RunAsync("run", Script("$KeyPath"));

        Assert.EndsWith("sandbox.key", keyPath.Trim(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(keyPath.Trim())));
    }

    private string Script(string text)
    {
        var path = Path.Combine(_folder.FullName, "script.ps1");
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => ChildProgram.RunSandboxAsync(arguments);
}
