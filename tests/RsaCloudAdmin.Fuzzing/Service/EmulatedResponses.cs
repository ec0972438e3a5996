using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;
using Calls = RsaCloudAdmin.Client.Tests.Service.ServiceCall;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The body with which the emulator responds to each operation.</summary>
internal static class EmulatedResponses
{
    /// <summary>The text in place of each issued code. No piece of it may be shown.</summary>
    public const string Code = "7391846205739184";

    public static async Task<IReadOnlyDictionary<string, (Calls Call, string Body)>> RecordAsync()
    {
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2, Clock = new AutoAdvancingTimeProvider() }).ConfigureAwait(false);
        var key = emulator.CreateApiKey().ToJson();
        var responses = new Dictionary<string, (Calls, string)>();
        foreach (var name in Calls.Names)
        {
            emulator.Tenant.Reset();
            var call = Calls.At(emulator.Tenant, name);
            using var recorder = new Recorder();
            using var client = new CloudAdminClient(ApiKey.Parse(key), new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, new AutoAdvancingTimeProvider(), recorder);
            await call.MakeAsync(client, new CallContext()).ConfigureAwait(false);
            responses[name] = (call, WithoutCodes(recorder.Body, emulator.Tenant.Find(EmulatedTenant.SeededId(1))!));
        }

        return responses;
    }

    // The same seed then generates the same inputs.
    private static string WithoutCodes(string body, EmulatedUser user) => new[] { user.Tokencode?.Code, user.EnrollmentCode?.Code, user.RegistrationCode?.Code }
        .OfType<string>().Aggregate(body, (text, code) => text.Replace(code, Code, StringComparison.Ordinal));

    private sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        public string Body { get; private set; } = string.Empty;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            Body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return response;
        }
    }
}
