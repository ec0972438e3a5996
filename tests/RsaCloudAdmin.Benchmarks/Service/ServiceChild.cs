using System.Text.Json;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Benchmarks.Service;

/// <summary>
/// The emulator's process. It reads its settings from the first line, prints how to access it, and responds to each further line
/// with the counts.
/// </summary>
internal static class ServiceChild
{
    /// <summary>Runs until its input ends, that is, until the parent closes it or exits.</summary>
    public static async Task<int> RunAsync()
    {
        var settings = JsonSerializer.Deserialize(await Console.In.ReadLineAsync().ConfigureAwait(false) ?? "null", ServiceJson.Default.ServiceSettings)
            ?? throw new InvalidDataException("This command is for the benchmarks only.");
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions
        {
            Users = settings.Users,
            Latency = settings.Latency,
            RateLimit = settings.RateLimit is { } rate ? RateLimit.Parse(rate) ?? throw new FormatException(rate) : null,
            ConcurrencyLimit = settings.ConcurrencyLimit is { } most ? ConcurrencyLimit.Parse(most) ?? throw new FormatException(most) : null,
            Faults = FaultText.Parse(settings.Faults),
            Seed = settings.Seed,
        }).ConfigureAwait(false);
        var key = emulator.CreateApiKey();
        Console.WriteLine(JsonSerializer.Serialize(new ServiceAccess(emulator.BaseUri, key.ToJson(), key.CreateToken()), ServiceJson.Default.ServiceAccess));
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
            Console.WriteLine(JsonSerializer.Serialize(new ServiceCounts(emulator.Requests.Count, emulator.Requests.CountOfStatus(429)), ServiceJson.Default.ServiceCounts));
        return 0;
    }
}
