using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client;

/// <summary>The requests that the service knows, each with the properties its page names and no other: it refuses more.</summary>
internal static class Requests
{
    private const int UsualBody = 128;

    private static readonly HttpMethod Patch = new("PATCH");

    // Each thread keeps one: it takes many times the memory of what it writes.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>"Cloud Administration Administration License Usage API": the cheapest call that needs a token.</summary>
    public static ServiceRequest LicenceUsage() => new("check the token", HttpMethod.Get, "v1/licenseusage")
    {
        OnlyAsks = true,
        // It names nobody who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
    };

    /// <summary>"Cloud Administration User Details API".</summary>
    public static ServiceRequest LookUp(string identity, bool asEmail, bool searchUnsynched) =>
        new($"look up {Quoted.Text(identity)}", HttpMethod.Post, "v1/users/lookup", Json(body =>
        {
            body.WriteString(asEmail ? "email" : "username", WholeText.Of(identity));
            if (searchUnsynched)
                body.WriteBoolean("searchUnsynched", true);
        }))
        { OnlyAsks = true, Scope = Scopes.UserRead };

    /// <summary>"Cloud Administration Unlock User Tokencodes API".</summary>
    public static ServiceRequest Unlock(string identity, string userId, IEnumerable<RsaUserMethod> methods) =>
        new($"unlock {Quoted.Text(identity)}", Patch, $"v1/users/{ServiceAddress.Segment(userId)}/methods", Json(body =>
        {
            body.WriteStartArray("unlockMethods");
            foreach (var method in methods)
                body.WriteStringValue(NameOf(method));
            body.WriteEndArray();
        }))
        { Scope = Scopes.FactorManage };

    /// <summary>"Cloud Administration Enable Emergency Tokencode API Version 1", whose example has the days as a text.</summary>
    public static ServiceRequest EnableEmergencyTokencode(string identity, string userId, int expirationDays) =>
        new($"issue an emergency tokencode for {Quoted.Text(identity)}", HttpMethod.Put, $"v1/users/{ServiceAddress.Segment(userId)}/emergencyTokencode", Json(body =>
            body.WriteString("expirationDays", expirationDays.ToString(CultureInfo.InvariantCulture))))
        { IsRepeatable = false, Scope = Scopes.EmergencyManage };

    /// <summary>"Cloud Administration Enable Emergency Tokencode API Version 2": what is left out, the tenant's settings decide.</summary>
    public static ServiceRequest EnableEmergencyTokencode(string identity, string userId, TimeSpan? expiresIn, bool? oneTimeUse) =>
        new($"issue an emergency tokencode for {Quoted.Text(identity)}", HttpMethod.Put, $"v2/users/{ServiceAddress.Segment(userId)}/emergencyTokencode", Json(body =>
        {
            if (oneTimeUse is { } once)
                body.WriteBoolean("oneTimeUse", once);
            if (expiresIn is not { } time)
                return;
            var (unit, value) = InUnits(time);
            body.WriteString("expiryUnit", unit);
            body.WriteNumber("expiryValue", value);
        }))
        { IsRepeatable = false, Scope = Scopes.EmergencyManage };

    /// <summary>"Cloud Administration Disable Emergency Tokencode API".</summary>
    public static ServiceRequest DisableEmergencyTokencode(string identity, string userId, string tokencodeId) =>
        new($"disable the emergency tokencode of {Quoted.Text(identity)}", HttpMethod.Delete, $"v1/users/{ServiceAddress.Segment(userId)}/emergencyTokencode/{ServiceAddress.Segment(tokencodeId)}")
        {
            NotFound = RsaErrorReason.UserOrTokencodeNotFound,
            Scope = Scopes.EmergencyManage,
        };

    /// <summary>"Cloud Administration Enable Hardware Token API" and its counterpart for disabling.</summary>
    public static ServiceRequest SetHardwareToken(string identity, string userId, string serialNumber, bool enable)
    {
        var verb = enable ? "enable" : "disable";
        return new($"{verb} hardware token {Quoted.Text(serialNumber)} of {Quoted.Text(identity)}", Patch, $"v1/users/{ServiceAddress.Segment(userId)}/sidTokens/{verb}", Json(body =>
            body.WriteString("tokenSerialNumber", WholeText.Of(serialNumber))))
        {
            NotFound = RsaErrorReason.UserOrTokenNotFound,
            Conflict = RsaErrorReason.TokenNotAssigned,
            Scope = Scopes.HardwareTokenManage,
        };
    }

    private static string NameOf(RsaUserMethod method) => method switch
    {
        RsaUserMethod.Token => "TOKEN",
        RsaUserMethod.Sms => "SMS",
        RsaUserMethod.Voice => "VOICE",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The service knows no such method."),
    };

    // The largest unit that the time is whole in.
    private static (string Unit, int Value) InUnits(TimeSpan time)
    {
        if (time.Ticks % TimeSpan.TicksPerDay == 0)
            return ("days", (int)time.TotalDays);
        return time.Ticks % TimeSpan.TicksPerHour == 0 ? ("hours", (int)time.TotalHours) : ("minutes", (int)Math.Ceiling(time.TotalMinutes));
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream(UsualBody);
        var writer = _writer ??= new Utf8JsonWriter(stream);
        writer.Reset(stream);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset(Stream.Null);
        return stream.ToArray();
    }
}
