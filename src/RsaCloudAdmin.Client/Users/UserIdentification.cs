using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Determines which user of the service a caller means.</summary>
internal sealed class UserIdentification(ApiConnection connection)
{
    /// <summary>Returns the user's id: as given, or from a look-up.</summary>
    public ValueTask<ResolvedUser> FindAsync(UserReference user, CallContext call)
    {
        if (user.Confirmed is { } confirmed)
            return new(confirmed);
        return user.Id is { } id
            ? new(new ResolvedUser(id, emailAddress: null, userName: null, user.Text))
            : new(FindByNameAsync(user.Name!, user.Text, call));
    }

    /// <summary>Returns the user, after all names that the caller gives were compared with the service's names.</summary>
    /// <exception cref="RsaCloudAdminException">The names do not belong to the same user, or the service does not know one of them.</exception>
    public async ValueTask<ResolvedUser> ConfirmAsync(UserReference user, CallContext call)
    {
        if (user.Confirmed is not null)
            return user.Confirmed;
        var others = user.Name is { } given ? user.OtherNames.Prepend(given).ToList() : [.. user.OtherNames];
        var ids = others.Where(UserReference.IsId).ToList();
        if (user.Id is not null)
            ids.Insert(0, user.Id);
        if (ids.Find(id => !IsSame(id, ids[0])) is { } differs)
            throw new RsaCloudAdminException(RsaErrorReason.IdentityMismatch, $"{DisplayText.Quote(ids[0])} and {DisplayText.Quote(differs)} are the ids of different users. Nothing was changed.");
        var names = others.Where(other => !UserReference.IsId(other)).ToList();
        if (names.Count == 0)
            return await FindAsync(user, call).ConfigureAwait(false);

        var found = await FindByNameAsync(names[0], user.Text, call).ConfigureAwait(false);
        if (ids.Count > 0 && !IsSame(ids[0], found.UserId))
            throw Mismatch(names[0], found.UserId, ids[0]);
        foreach (var other in names.Where(other => !found.IsCalled(other)))
            await RequireSameAsync(found, names[0], other, call).ConfigureAwait(false);
        return found;
    }

    private async Task RequireSameAsync(ResolvedUser found, string name, string other, CallContext call)
    {
        ResolvedUser also;
        try
        {
            also = await FindByNameAsync(other, other, call).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e) when (e.Reason == RsaErrorReason.UserNotFound)
        {
            throw new RsaCloudAdminException(RsaErrorReason.UserNotFound, $"{DisplayText.Quote(name)} has the second name {DisplayText.Quote(other)}, and the service does not know a user with that name. Nothing was changed.", e);
        }

        if (!IsSame(also.UserId, found.UserId))
            throw new RsaCloudAdminException(RsaErrorReason.IdentityMismatch, $"{DisplayText.Quote(name)} and {DisplayText.Quote(other)} are different users. Nothing was changed.");
    }

    /// <summary>Returns the user's current details. The service looks up users only by name.</summary>
    public async Task<RsaUser> LookUpAsync(UserReference user, bool searchUnsynched, CallContext call)
    {
        if (user.Name is not { } name)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not look up {DisplayText.Quote(user.Text)}: the service can look up users by e-mail address or user name, but not by id.");

        var request = LookUpRequest.For(name, UserReference.MayBeEmail(name), searchUnsynched);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (UserReference.MayBeEmail(name) && IsNotFound(request, response))
        {
            request = LookUpRequest.For(name, asEmail: false, searchUnsynched);
            response = await connection.SendAsync(request, call).ConfigureAwait(false);
        }

        if (!response.IsSuccess)
            throw connection.ErrorOf(request, response);
        var body = ApiConnection.Read(request, response, UsersJson.Default.UserResponse, call);
        var found = UserResponse.ToUser(body, body.Body, name);
        return user.Id is null || IsSame(user.Id, found.UserId) ? found : throw Mismatch(name, found.UserId, user.Id);
    }

    /// <summary>Returns the current details of a user whose id is known; null if they cannot be looked up, for example without a name.</summary>
    public async Task<RsaUser?> TryLookUpAsync(UserReference user, ResolvedUser known, CallContext call)
    {
        if (user.Name is null)
            return null;
        try
        {
            var found = await LookUpAsync(user, searchUnsynched: false, call).ConfigureAwait(false);
            return IsSame(found.UserId, known.UserId) ? found : null;
        }
        catch (RsaCloudAdminException)
        {
            // A client may change users without being allowed to look them up.
            return null;
        }
    }

    private async Task<ResolvedUser> FindByNameAsync(string name, string identity, CallContext call)
    {
        try
        {
            var known = await call.Users.FindAsync(name, async () => new ResolvedUser(await LookUpAsync(new UserReference(null, name), searchUnsynched: false, call).ConfigureAwait(false)), call.DrainToken).ConfigureAwait(false);
            return known.Identity == identity ? known : known with { Identity = identity };
        }
        catch (OperationCanceledException) when (call.IsRunOver)
        {
            throw ServiceErrors.NotAttempted(LookUpRequest.For(name, UserReference.MayBeEmail(name), searchUnsynched: false), tries: 0);
        }
    }

    private bool IsNotFound(ServiceRequest request, ServiceResponse response) => response.Status == HttpStatusCode.NotFound
        && connection.ErrorOf(request, response).Reason == request.Operation.NotFound;

    private static bool IsSame(string id, string other) => id.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static RsaCloudAdminException Mismatch(string name, string id, string given) =>
        new(RsaErrorReason.IdentityMismatch, $"{DisplayText.Quote(name)} has the id {DisplayText.Quote(id)}, not {DisplayText.Quote(given)} as given. Nothing was changed.");
}
