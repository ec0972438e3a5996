using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration Enable Hardware Token API" and its neighbours.</summary>
internal static class HardwareTokenOperations
{
    private const int LongestSerialNumber = 36;

    public static EmulatedAnswer Enable(EmulatedRequest request) => SetEnabled(request, enabled: true);

    public static EmulatedAnswer Disable(EmulatedRequest request) => SetEnabled(request, enabled: false);

    public static EmulatedAnswer Assign(EmulatedRequest request) => OfUser(request, (user, token) =>
    {
        if (token.UserId is { } owner && owner != user.Id)
            return EmulatedAnswer.Conflict("Hardware token is assigned to another user");
        request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with { UserId = user.Id, IsEnabled = true });
        return EmulatedAnswer.Ok(body =>
        {
            body.WriteString("userId", user.Id);
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("tokenState", "Assigned");
        });
    });

    public static EmulatedAnswer Unassign(EmulatedRequest request) => OfUser(request, (user, token) =>
    {
        if (token.UserId != user.Id)
            return NotAssigned;
        request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with { UserId = null, IsEnabled = false });
        return EmulatedAnswer.Ok(body =>
        {
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("tokenState", "Unassigned");
        });
    });

    public static EmulatedAnswer LookUp(EmulatedRequest request) => OfSerial(request, Described);

    public static EmulatedAnswer Delete(EmulatedRequest request) => OfSerial(request, token =>
    {
        request.Tenant.RemoveHardwareToken(token.SerialNumber);
        return EmulatedAnswer.Empty;
    });

    private static EmulatedAnswer NotAssigned { get; } = EmulatedAnswer.Conflict("Hardware token is not assigned to the user");

    private static EmulatedAnswer SetEnabled(EmulatedRequest request, bool enabled) => OfUser(request, (user, token) =>
        token.UserId != user.Id
            ? NotAssigned
            : Described(request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with
            {
                IsEnabled = enabled,
                Enablings = t.Enablings + (enabled ? 1 : 0),
                ChangedBy = request.AccessId,
                ChangedAt = request.Clock.GetUtcNow(),
            })!));

    private static EmulatedAnswer OfUser(EmulatedRequest request, Func<EmulatedUser, EmulatedHardwareToken, EmulatedAnswer> act) =>
        request.User is { } user ? OfSerial(request, token => act(user, token)) : EmulatedAnswer.NotFound(request.UserWords);

    private static EmulatedAnswer OfSerial(EmulatedRequest request, Func<EmulatedHardwareToken, EmulatedAnswer> act)
    {
        var serial = request.Text("tokenSerialNumber");
        if (string.IsNullOrEmpty(serial) || serial.Length > LongestSerialNumber)
            return EmulatedAnswer.BadRequest("Invalid token serial number");
        return request.Tenant.FindHardwareToken(serial) is { } token ? act(token) : EmulatedAnswer.NotFound($"Hardware token {serial}");
    }

    private static EmulatedAnswer Described(EmulatedHardwareToken token) => EmulatedAnswer.Ok(body =>
    {
        if (token.UserId is { } userId)
            body.WriteString("userId", userId);
        body.WriteString("tokenSerialNumber", token.SerialNumber);
        body.WriteString("tokenStatus", token.IsEnabled ? "Enabled" : "Disabled");
        if (token.ChangedBy is { } by)
            body.WriteString("tokenStatusChangedBy", by);
        if (token.ChangedAt is { } at)
            body.WriteString("tokenStatusChangedAt", EmulatedAnswer.Date(at));
    });
}
