using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>Responses for scripts, and helpers that read requests.</summary>
internal static class ServiceScript
{
    public static string Unlocked { get; } = UnlockedOf(JsonField.Literal(ServiceCall.UserId));

    public static string TokenEnabled { get; } = TokenEnabledOf(JsonField.Literal(ServiceCall.UserId), JsonField.Literal(ServiceCall.Serial));

    /// <summary>The response to an unlock of a user with an arbitrary id.</summary>
    public static string UnlockedOf(string idLiteral) => ScriptedService.Response(200, $$"""{"userId": {{idLiteral}}, "isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""");

    /// <summary>The response to enabling a hardware token, with an arbitrary user id and serial number.</summary>
    public static string TokenEnabledOf(string idLiteral, string serialLiteral) =>
        ScriptedService.Response(200, $$"""{"userId": {{idLiteral}}, "tokenSerialNumber": {{serialLiteral}}, "tokenStatus": "Enabled"}""");

    /// <summary>A user's details with an arbitrary id.</summary>
    public static string Found(string idLiteral) => ScriptedService.Response(200, $$"""{"id": {{idLiteral}}}""");

    public static string AssertionOf(RecordedRequest request) =>
        request.Text.Split('&').First(field => field.StartsWith("client_assertion=", StringComparison.Ordinal))["client_assertion=".Length..];
}
