using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>The examples in a real pwsh, as a scheduler runs them.</summary>
public class RealPowerShellTests : ExampleTest
{
    [Fact]
    public async Task A_list_is_unlocked_and_the_exit_code_tells_that_a_row_failed()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2");

        Assert.Equal(1, await RunAsync("-File", Example("Unlock-List.ps1"), "-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath));
        Assert.False(User(1).IsTokenLocked);
        Assert.StartsWith("\"nobody@example.com\",\"T2\",\"UserNotFound\"", (await File.ReadAllLinesAsync(FailurePath, TestContext.Current.CancellationToken))[1], StringComparison.Ordinal);

        WriteList("user2@example.com,T1");
        Assert.Equal(0, await RunAsync("-File", Example("Unlock-List.ps1"), "-Path", ListPath, "-KeyPath", KeyPath, "-FailurePath", FailurePath));
        Assert.Equal(2, await RunAsync("-File", Example("Unlock-List.ps1"), "-Path", ListPath, "-KeyPath", PathOf("none-such"), "-FailurePath", FailurePath));
    }

    [Fact]
    public async Task Tokencodes_are_in_a_file_of_the_owners_own()
    {
        WriteList("user1@example.com,T1", "user2@example.com,T2");
        var codes = PathOf("codes.csv");

        // Makes new files readable by everyone, which is not the default.
        const string Loose = "(Add-Type -Namespace Unix -Name Files -PassThru '[DllImport(\"libc\")] public static extern uint umask(uint mask);')::umask(0)";
        var call = $"& '{Example("New-TokencodeList.ps1")}' -Path '{ListPath}' -KeyPath '{KeyPath}' -CodePath '{codes}' -FailurePath '{FailurePath}'; exit $LASTEXITCODE";
        Assert.Equal(0, await RunAsync("-Command", OperatingSystem.IsWindows() ? call : $"$null = {Loose}; {call}"));

        var lines = await File.ReadAllLinesAsync(codes, TestContext.Current.CancellationToken);
        Assert.Equal(["EmailAddress", "user1@example.com", "user2@example.com"], lines.Select(line => line.Split(',')[1].Trim('"')));
        Assert.Contains(User(2).Tokencode!.Code, lines[2], StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(codes));
    }

    [Fact]
    public async Task A_run_that_is_ended_leaves_the_codes_and_the_rows_that_failed()
    {
        // The first row is not looked up.
        WriteList([$"{EmulatedTenant.SeededId(1)},T1", .. Enumerable.Range(2, 11).Select(n => $"user{n}@example.com,T{n}")]);
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized) { Operation = Operation.LookUp });

        Assert.Equal(2, await RunAsync("-File", Example("New-TokencodeList.ps1"), "-Path", ListPath, "-KeyPath", KeyPath, "-CodePath", PathOf("codes.csv"), "-FailurePath", FailurePath));

        Assert.Contains(User(1).Tokencode!.Code, Assert.Single((await File.ReadAllLinesAsync(PathOf("codes.csv"), TestContext.Current.CancellationToken)).Skip(1)), StringComparison.Ordinal);
        var failed = await File.ReadAllLinesAsync(FailurePath, TestContext.Current.CancellationToken);
        Assert.StartsWith("\"Email\",\"Ticket\",\"Error\",", failed[0], StringComparison.Ordinal);
        Assert.StartsWith("\"user2@example.com\",\"T2\",\"TokenRefused\",", failed[1], StringComparison.Ordinal);
        Assert.InRange(failed.Length, 4, 11);
    }

    [Fact]
    public async Task Tokencodes_go_to_no_file_that_the_name_of_theirs_would_match_as_a_pattern()
    {
        WriteList("user1@example.com,T1");
        await File.WriteAllTextAsync(PathOf("d1.csv"), "mine", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync("-File", Example("New-TokencodeList.ps1"), "-Path", ListPath, "-KeyPath", KeyPath, "-CodePath", PathOf("d[1].csv"), "-FailurePath", FailurePath));

        Assert.Equal("mine", await File.ReadAllTextAsync(PathOf("d1.csv"), TestContext.Current.CancellationToken));
        Assert.Contains(User(1).Tokencode!.Code, await File.ReadAllTextAsync(PathOf("d[1].csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unlock-List.ps1")]
    [InlineData("New-TokencodeList.ps1", "-CodePath", "codes.csv")]
    public async Task An_empty_list_ends_in_0_and_needs_no_key(string script, params string[] more)
    {
        await File.WriteAllTextAsync(ListPath, "Email,Ticket\n", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync(["-File", Example(script), "-Path", ListPath, "-KeyPath", PathOf("none-such"), .. more]));
    }

    [Fact]
    public async Task With_a_key_from_a_vault_the_exit_code_is_the_scripts()
    {
        var stub = $"function Get-Secret($Name) {{ ConvertTo-SecureString (Get-Content '{KeyPath}' -Raw) -AsPlainText -Force }}";

        Assert.Equal(1, await RunAsync("-Command", $"{stub}; & '{Example("Unlock-WithVault.ps1")}' user1@example.com, nobody@example.com; exit $LASTEXITCODE"));
        Assert.False(User(1).IsTokenLocked);
    }

    private static async Task<int> RunAsync(params string[] arguments)
    {
        var modules = string.Join(Path.PathSeparator, Path.GetDirectoryName(ModuleFolder.Find()), Environment.GetEnvironmentVariable("PSModulePath"));
        var (exitCode, output, error) = await ChildProgram.RunPowerShellAsync(
            arguments, new Dictionary<string, string?> { ["PSModulePath"] = modules.TrimEnd(Path.PathSeparator) }, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(output + error);
        return exitCode;
    }
}
