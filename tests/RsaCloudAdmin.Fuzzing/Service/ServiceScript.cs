namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>What scripts answer, and read of requests.</summary>
internal static class ServiceScript
{
    public static string Unlocked { get; } = ScriptedService.Answer(200, $$"""{"userId": "{{ServiceCall.UserId}}", "isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""");

    public static string TokenEnabled { get; } = ScriptedService.Answer(200, $$"""{"userId": "{{ServiceCall.UserId}}", "tokenSerialNumber": "{{ServiceCall.Serial}}", "tokenStatus": "Enabled"}""");

    /// <summary>An unlock of a user whose id may be odd.</summary>
    public static string UnlockedOf(string idLiteral) => ScriptedService.Answer(200, $$"""{"userId": {{idLiteral}}, "isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""");

    /// <summary>A hardware token that is enabled, of a user and with a number that may be odd.</summary>
    public static string TokenEnabledOf(string literal) => ScriptedService.Answer(200, $$"""{"userId": {{literal}}, "tokenSerialNumber": {{literal}}, "tokenStatus": "Enabled"}""");

    /// <summary>A user's details, with an id that may be odd.</summary>
    public static string Found(string idLiteral) => ScriptedService.Answer(200, $$"""{"id": {{idLiteral}}}""");

    /// <summary>The assertion within a request for a token.</summary>
    public static string AssertionOf(ScriptedRequest request) =>
        request.Body.Split('&').First(field => field.StartsWith("client_assertion=", StringComparison.Ordinal))["client_assertion=".Length..];
}
