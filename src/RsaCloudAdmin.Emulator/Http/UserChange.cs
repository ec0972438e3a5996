using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>Changes users, or refuses to. The decision and the change are one step, so that no other request comes in between.</summary>
internal static class UserChange
{
    /// <summary>Changes a user.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The user's id.</param>
    /// <param name="refuse">Returns the response that refuses the change; null to allow it.</param>
    /// <param name="change">Returns the changed user.</param>
    /// <param name="respond">Returns the response after the change.</param>
    public static EmulatedResponse ChangeUser(
        this EmulatedRequest request,
        Guid id,
        Func<EmulatedUser, EmulatedResponse?> refuse,
        Func<EmulatedUser, EmulatedUser> change,
        Func<EmulatedUser, EmulatedResponse> respond)
    {
        EmulatedResponse? refusal = null;
        var user = request.Tenant.Change(id, u => (refusal = refuse(u)) is null ? change(u) : u);
        return user is null ? EmulatedResponse.NotFound($"User {id}") : refusal ?? respond(user);
    }

    /// <summary>Changes the user in the request's path.</summary>
    public static EmulatedResponse ChangeUser(
        this EmulatedRequest request,
        Func<EmulatedUser, EmulatedResponse?> refuse,
        Func<EmulatedUser, EmulatedUser> change,
        Func<EmulatedUser, EmulatedResponse> respond) => request.ChangeUser(request.UserId, refuse, change, respond);

    /// <summary>Changes the user in the request's path, whatever the user's state is.</summary>
    public static EmulatedResponse ChangeUser(this EmulatedRequest request, Func<EmulatedUser, EmulatedUser> change, Func<EmulatedUser, EmulatedResponse> respond) =>
        request.ChangeUser(request.UserId, _ => null, change, respond);
}
