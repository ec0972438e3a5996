using System.Text.Json;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Benchmarks.Service;

/// <summary>The emulator's side of the process: settings come in as a line, access goes out as one, each further line in is answered by the counts.</summary>
internal static class ServiceChild
{
    /// <summary>Serves until its input ends: when the parent closes it, or is gone.</summary>
    public static async Task<int> RunAsync()
    {
        var settings = JsonSerializer.Deserialize(await Console.In.ReadLineAsync().ConfigureAwait(false) ?? "null", ServiceJson.Default.ServiceSettings)
            ?? throw new InvalidDataException("The benchmarks start this command themselves.");
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
