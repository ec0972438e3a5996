using RsaCloudAdmin.Fuzzing.Generators;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>What scripts answer, and read of requests.</summary>
internal static class ServiceScript
{
    public static string Unlocked { get; } = UnlockedOf(JsonField.Literal(ServiceCall.UserId));

    public static string TokenEnabled { get; } = TokenEnabledOf(JsonField.Literal(ServiceCall.UserId), JsonField.Literal(ServiceCall.Serial));

    /// <summary>An unlock of a user whose id may be odd.</summary>
    public static string UnlockedOf(string idLiteral) => ScriptedService.Answer(200, $$"""{"userId": {{idLiteral}}, "isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""");

    /// <summary>A hardware token that is enabled, of a user and with a number that may be odd.</summary>
    public static string TokenEnabledOf(string idLiteral, string serialLiteral) =>
        ScriptedService.Answer(200, $$"""{"userId": {{idLiteral}}, "tokenSerialNumber": {{serialLiteral}}, "tokenStatus": "Enabled"}""");

    /// <summary>A user's details, with an id that may be odd.</summary>
    public static string Found(string idLiteral) => ScriptedService.Answer(200, $$"""{"id": {{idLiteral}}}""");

    /// <summary>The assertion within a request for a token.</summary>
    public static string AssertionOf(ScriptedRequest request) =>
        request.Body.Split('&').First(field => field.StartsWith("client_assertion=", StringComparison.Ordinal))["client_assertion=".Length..];
}
