using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>How to provoke an error.</summary>
/// <param name="Script">The script. Its session is connected, and has $KeyPath and the key and addresses of an OAuth client.</param>
/// <param name="Fault">The service's fault; null for none.</param>
internal sealed record Provocation(string Script, FaultEffect? Fault = null)
{
    private const string User = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Unlock = $"Unlock-RsaUserMethod {User}";
    private const string EnableToken = $"Enable-RsaHardwareToken {User}";
    private const string EnableTokencode = $"Enable-RsaEmergencyTokencode {User}";
    private const string Connect = "Connect-RsaCloudAdmin $KeyPath";
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";

    public static readonly IReadOnlyDictionary<string, Provocation> OfIds = new Dictionary<string, Provocation>
    {
        ["IdentityMissing"] = new("[pscustomobject]@{ Color = 'red' } | Unlock-RsaUserMethod"),
        ["IdentityMismatch"] = new($"[pscustomobject]@{{ UserId = '{User}'; Email = 'user2@example.com' }} | Get-RsaUser"),
        ["DuplicateUser"] = new($"{EnableTokencode}, {User}"),
        ["InvalidTokenSerialNumber"] = new(EnableToken),
        ["UserNotFound"] = new("Unlock-RsaUserMethod nobody") { ServiceSays = "User nobody not found" },
        ["UserOrTokenNotFound"] = new($"{EnableToken} 5555") { ServiceSays = "404 NOT_FOUND" },
        ["UserOrTokencodeNotFound"] = new($"Disable-RsaEmergencyTokencode {User} {Guid.Empty}") { ServiceSays = "404 NOT_FOUND" },
        ["UserOrAuthenticatorNotFound"] = new($"Remove-RsaUserAuthenticator {User} {Guid.Empty}") { ServiceSays = "404 NOT_FOUND" },
        ["UserOrSourceEntryNotFound"] = new($"Sync-RsaUser {Guid.Empty}") { ServiceSays = "404 NOT_FOUND" },
        ["UserDisabled"] = new("Enable-RsaEmergencyTokencode disabled@example.com") { ServiceSays = "disabled" },
        ["TokenNotAssigned"] = new($"{EnableToken} 1000000002") { ServiceSays = "409 CONFLICT" },
        ["NotFound"] = new($"Invoke-RsaCloudAdminRequest v1/users/{Guid.NewGuid()}/userStatus PUT -Body @{{ userStatus = 'Enabled' }}") { ServiceSays = "404 NOT_FOUND" },
        ["TokenNotFound"] = new("Get-RsaHardwareToken 999") { ServiceSays = "404 NOT_FOUND" },
        ["TokenAssigned"] = new($"Add-RsaUserHardwareToken {User} 1000000002") { ServiceSays = "409 CONFLICT" },
        ["CodeRefused"] = new("Revoke-RsaEnrollmentCode user1@example.com") { ServiceSays = "1014: No verification code to void" },
        ["Conflict"] = new(Unlock) { ServerScript = [Responses.Json(409, """{"code":"409 CONFLICT","description":"Not now"}""")], ServiceSays = "409 CONFLICT: Not now" },
        ["InvalidRequest"] = new($"Get-RsaUser {User}"),
        ["NotAuthorized"] = new(Unlock, FaultEffect.Forbidden) { ServiceSays = "Access is denied" },
        ["MethodStillLocked"] = new(Unlock, FaultEffect.StillLocked),
        ["OutcomeUnknown"] = new(EnableTokencode, FaultEffect.InternalServerError) { ServiceSays = "500 INTERNAL_SERVER_ERROR" },
        ["Throttled"] = new(Unlock, FaultEffect.TooManyRequests),
        ["ServiceError"] = new(Unlock, FaultEffect.BadGateway),
        ["Timeout"] = new(EnableToken + " 1000000001", FaultEffect.Hang) { TimeoutSec = 1 },
        ["ConnectionFailed"] = new(Unlock) { Address = "http://127.0.0.1:9" },
        ["UnexpectedResponse"] = new(Unlock, FaultEffect.Page),
        ["ServiceNotTrusted"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Untrusted -BaseUri $BaseUri") { NeedsUntrusted = true },
        // An unexpected value causes an internal error: a method that does not exist.
        ["InternalError"] = new($"{Unlock} -Method ([Enum]::ToObject([RsaCloudAdmin.RsaUserMethod], 9))") { ServerScript = [Responses.Unlocked] },

        ["NotConnected"] = new($"Disconnect-RsaCloudAdmin; {Unlock}"),
        ["ConnectionNotFound"] = new("Get-RsaCloudAdminConnection Nowhere"),
        ["ConnectionClosed"] = new($"$closed = Get-RsaCloudAdminConnection; Disconnect-RsaCloudAdmin; {Unlock} -Connection $closed"),
        ["TokenRefused"] = new(Unlock, FaultEffect.Unauthorized) { ServiceSays = "Access is denied" },
        ["AddressMoved"] = new(Unlock) { Address = "https://access.securid.com" },

        ["KeyMissing"] = new("Connect-RsaCloudAdmin"),
        ["KeyFileNotFound"] = new("Connect-RsaCloudAdmin ./nowhere.key"),
        ["KeyFileNotReadable"] = new(Connect) { KeyFileIsHeld = true },
        ["KeyNotJson"] = new(Connect) { KeyFile = _ => "no JSON" },
        ["KeyFieldMissing"] = new(Connect) { KeyFile = _ => "{}" },
        ["KeyNotRsa"] = new(Connect) { KeyFile = key => key.With("accessKey", "no key") },
        ["KeyTooShort"] = new(Connect) { KeyFile = key => key.With("accessKey", KeyFiles.ShortKey()) },
        ["KeyUrlNotUsable"] = new(Connect) { KeyFile = key => key.With("adminRestApiUrl", "http://example.access.securid.com") },
        ["KeyNotUsable"] = new($"{Connect} {ByClient}") { KeyFile = _ => """{"kty":"RSA","kid":"1","n":"AQAB","e":"AQAB"}""" },
        ["KeyOfOtherKind"] = new($"{Connect} {ByClient}"),
        ["SignInIncomplete"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId"),
        ["IssuerNotUsable"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer nowhere -BaseUri $BaseUri"),
        ["BaseUriNotUsable"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri nowhere"),
        ["TenantMismatch"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri https://example.access.securid.com"),
        ["ScopeNotUsable"] = new($"Connect-RsaCloudAdmin $JwkPath {ByClient} -Scope 'a\"b'"),
        ["KeyMisplaced"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId '{\"kty\":\"EC\"}' -Issuer $Issuer -BaseUri $BaseUri"),
        ["ConnectionNameRepeated"] = new($"@(@{{ KeyPath = $KeyPath }}, @{{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri }}).ForEach({{ [pscustomobject]$_ }}) | Connect-RsaCloudAdmin -Name A -SkipCheck"),
        ["InvalidEntry"] = new("@{ KeyPath = $KeyPath; TimeoutSec = 'soon' } | Connect-RsaCloudAdmin"),
        ["InvalidProxy"] = new($"{Connect} -Proxy nowhere"),
        ["EnvironmentIncomplete"] = new("Connect-RsaCloudAdmin -FromEnvironment"),
        ["EnvironmentContradictory"] = new("$env:RSA_CLOUD_ADMIN_KEY = 'x'; $env:RSA_CLOUD_ADMIN_KEY_PATH = 'y'; Connect-RsaCloudAdmin -FromEnvironment"),

        ["UsersGivenTwice"] = new("'user1@example.com' | Unlock-RsaUserMethod user1@example.com"),
        ["InvalidExpiresIn"] = new($"{EnableTokencode} -ExpiresIn 00:00:01"),
        ["InvalidTimeRange"] = new("Get-RsaUserEvent -After 2026-02-02 -Before 2026-02-01"),
        ["PipelineInputNotAccepted"] = new("'user1' | Get-RsaAdminEvent"),
        ["RecipientWithoutEmail"] = new("New-RsaEnrollmentCode user1@example.com -Recipient user1@home.example"),
    };

    /// <summary>The provocations of token errors by the service's finding, for findings with their own advice.</summary>
    public static readonly IReadOnlyDictionary<string, Provocation> OfTokenFaults = new Dictionary<string, Provocation>
    {
        // The module corrects its clock by the service's, so only a jump of the service's clock provokes this.
        ["Clock"] = new(Unlock) { ServerScript = [Expired("Tue, 01 Jan 2030"), Expired("Wed, 01 Jan 2031")], ServiceSays = "Expired Access Token is not allowed" },
        ["Audience"] = new(Unlock) { ServerScript = [Refused("Invalid audience")], ServiceSays = "Invalid audience" },
        ["AccessId"] = new(Unlock) { ServerScript = [Refused("Access Id is not known")], ServiceSays = "Access Id is not known" },
        ["Signature"] = new(Unlock) { ServerScript = [Refused("Server failed to process provided access token")], ServiceSays = "Server failed to process provided access token" },
        ["Client"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId nobody -Issuer $Issuer -BaseUri $BaseUri") { ServiceSays = "invalid_client" },
        ["ClientKind"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer ${Scripted}oauth -BaseUri $BaseUri")
        {
            ServerScript = [Responses.Json(400, """{"error":"unauthorized_client","error_description":"Not by itself"}""")],
            ServiceSays = "unauthorized_client: Not by itself",
        },
        ["Scope"] = new($"Connect-RsaCloudAdmin $JwkPath {ByClient} -Scope rsa.agent.cert") { ServiceSays = "invalid_scope" },
        ["OtherHost"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer ${Scripted}oauth -BaseUri $BaseUri")
        {
            // {"aud":"https://other.example"}
            ServerScript = [Responses.Json(200, """{"access_token":"e30.eyJhdWQiOiJodHRwczovL290aGVyLmV4YW1wbGUifQ.c2ln"}""")],
        },
        ["Issuer"] = new("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer \"${Issuer}2\" -BaseUri $BaseUri"),
    };

    /// <summary>The script of the server that replaces the emulator.</summary>
    public RequestHandler[] ServerScript { get; init; } = [];

    /// <summary>Whether $Untrusted is the address of a server with an untrusted certificate.</summary>
    public bool NeedsUntrusted { get; init; }

    /// <summary>The service's address in the key file, if it is not the emulator's.</summary>
    public string? Address { get; init; }

    /// <summary>Makes the key file from a valid one. The session does not connect with it.</summary>
    public Func<StrangerKey, string>? KeyFile { get; init; }

    public bool KeyFileIsHeld { get; init; }

    public int TimeoutSec { get; init; } = 100;

    /// <summary>The part of the service's message that must be shown.</summary>
    public string? ServiceSays { get; init; }

    private static RequestHandler Refused(string words) => Responses.Json(403, $$"""{"status":403,"message":"{{words}}"}""");

    private static RequestHandler Expired(string day) => Responses.Json(403, """{"status":403,"message":"Expired Access Token is not allowed"}""", $"Date: {day} 00:00:00 GMT");
}
