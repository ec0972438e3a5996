using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client;

/// <summary>The requests of the client, each with the properties that its page names and no other: the service refuses more.</summary>
internal static class Requests
{
    private const int UsualBody = 128;

    // Each thread keeps one: it takes many times the memory of what it writes.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static ServiceRequest LicenceUsage() => ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []);

    public static ServiceRequest LookUp(string identity, bool asEmail, bool searchUnsynched) =>
        ServiceRequest.For(ServiceOperations.LookUpUser, [identity], [], Json(body =>
        {
            body.WriteString(asEmail ? "email" : "username", WellFormedText.Of(identity));
            if (searchUnsynched)
                body.WriteBoolean("searchUnsynched", true);
        }));

    public static ServiceRequest Unlock(string identity, string userId, IEnumerable<RsaUserMethod> methods) =>
        ServiceRequest.For(ServiceOperations.UnlockUserMethods, [identity], [userId], Json(body =>
        {
            body.WriteStartArray("unlockMethods");
            foreach (var method in methods)
                body.WriteStringValue(NameOf(method));
            body.WriteEndArray();
        }));

    // The page's example has the days as a text.
    public static ServiceRequest EnableEmergencyTokencode(string identity, string userId, int expirationDays) =>
        ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV1, [identity], [userId], Json(body =>
            body.WriteString("expirationDays", expirationDays.ToString(CultureInfo.InvariantCulture))));

    // What is left out, the tenant's settings decide.
    public static ServiceRequest EnableEmergencyTokencode(string identity, string userId, TimeSpan? expiresIn, bool? oneTimeUse) =>
        ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV2, [identity], [userId], Json(body =>
        {
            if (oneTimeUse is { } once)
                body.WriteBoolean("oneTimeUse", once);
            if (expiresIn is not { } time)
                return;
            var (unit, value) = InUnits(time);
            body.WriteString("expiryUnit", unit);
            body.WriteNumber("expiryValue", value);
        }));

    public static ServiceRequest DisableEmergencyTokencode(string identity, string userId, string tokencodeId) =>
        ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, [identity], [userId, tokencodeId]);

    public static ServiceRequest SetHardwareToken(string identity, string userId, string serialNumber, bool enable) =>
        ServiceRequest.For(enable ? ServiceOperations.EnableHardwareToken : ServiceOperations.DisableHardwareToken, [serialNumber, identity], [userId], Json(body =>
            body.WriteString("tokenSerialNumber", WellFormedText.Of(serialNumber))));

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
