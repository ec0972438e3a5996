using System.Text.Json;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

public sealed class PinnedPowerShellTests
{
    [Fact]
    public async Task The_engine_the_child_process_and_the_tool_are_one_version()
    {
        const string Version = "$PSVersionTable.PSVersion.ToString()";
        using var tools = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf(".config/dotnet-tools.json"), TestContext.Current.CancellationToken));
        var pinned = tools.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();

        using var engine = PowerShellEngine.Open();
        Assert.Equal([pinned!], engine.Run(Version).OutputAs<string>());
        Assert.Equal(pinned, (await ChildProgram.RunPowerShellAsync(["-Command", Version], environment: null, TestContext.Current.CancellationToken)).Output.Trim());
    }
}
