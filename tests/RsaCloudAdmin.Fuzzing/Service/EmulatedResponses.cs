using System.Text.RegularExpressions;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;
using OperationCall = RsaCloudAdmin.Client.Tests.Service.ServiceCall;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The body with which the emulator responds to each operation.</summary>
internal static partial class EmulatedResponses
{
    /// <summary>The text in place of each issued code. No piece of it may be shown.</summary>
    public const string Code = "7391846205739184";

    private const string Id = "0aa3c6f2-1111-4222-8333-444455556666";

    public static async Task<IReadOnlyDictionary<string, (OperationCall Call, string Body)>> RecordAsync()
    {
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2, Clock = new AutoAdvancingTimeProvider() }).ConfigureAwait(false);
        var key = emulator.CreateApiKey().ToJson();
        var responses = new Dictionary<string, (OperationCall, string)>();
        foreach (var name in OperationCall.Names)
        {
            emulator.Tenant.Reset();
            var call = OperationCall.At(emulator.Tenant, name);
            using var recorder = new Recorder();
            using var client = new CloudAdminClient(ApiKey.Parse(key), new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, new AutoAdvancingTimeProvider(), recorder);
            await call.MakeAsync(client, new CallContext()).ConfigureAwait(false);
            responses[name] = (call, WithoutRandomValues(recorder.Body, emulator.Tenant.Find(EmulatedTenant.SeededId(1))!));
        }

        return responses;
    }

    // The same seed then generates the same inputs.
    private static string WithoutRandomValues(string body, EmulatedUser user) => new[] { user.Tokencode?.Code, user.EnrollmentCode?.Code, user.RegistrationCode?.Code }
        .OfType<string>().Aggregate(RandomId().Replace(body, Id), (text, code) => text.Replace(code, Code, StringComparison.Ordinal));

    // Seeded ids are always the same.
    [GeneratedRegex("[0-9a-f]{8}-(?!5e5a-4a11-8e1f-c10ad)([0-9a-f]{4}-){3}[0-9a-f]{12}", RegexOptions.ExplicitCapture)]
    private static partial Regex RandomId();

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
