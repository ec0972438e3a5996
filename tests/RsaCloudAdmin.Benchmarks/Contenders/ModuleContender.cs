using System.Diagnostics;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>Processes the list with the module in this process.</summary>
internal static class ModuleContender
{
    /// <summary>Unlocks users as an admin would. Each must produce a result.</summary>
    public static TimeSpan Unlock(this ModuleSession module, IReadOnlyCollection<string> userIds, int throttleLimit)
    {
        module.Engine.SetVariable("users", userIds);
        var watch = Stopwatch.StartNew();
        var result = module.Run($"$users | Unlock-RsaUserMethod -ThrottleLimit {throttleLimit}");
        watch.Stop();
        return result.Output.Count == userIds.Count
            ? watch.Elapsed
            : throw new InvalidOperationException($"{userIds.Count} rows produced {result.Output.Count} results.");
    }
}
