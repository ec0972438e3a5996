using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Operations on users. For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class UsersClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;

    internal UsersClient(ApiConnection connection, UserIdentification users) => (_connection, _users) = (connection, users);

    /// <summary>Returns the details of a user, by e-mail address or user name. The service does not look up users by id.</summary>
    /// <param name="user">The user. A name that contains an @ is looked up as an e-mail address first, then as a user name.</param>
    /// <param name="searchUnsynched">
    /// True to find users of the identity source that the service does not know yet, too. The service then synchronizes them,
    /// which takes much longer.
    /// </param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <exception cref="RsaCloudAdminException">The request failed, or the user was not found, or only an id is given.</exception>
    public Task<RsaUser> LookUpAsync(UserReference user, bool searchUnsynched = false, CallContext? call = null)
    {
        call ??= new CallContext();
        return call.Users.FindDetailsAsync($"{searchUnsynched} {user.Id} {user.Name}", () => _users.LookUpAsync(user, searchUnsynched, call));
    }

    /// <summary>Finds users by a part of their e-mail address, in ascending order of the address. Sends nothing before the list is read.</summary>
    /// <param name="emailLike">The part of the address. The service supports no wildcards and ignores case.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most users to read; null for all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    public PagedList<RsaUser> Search(string emailLike, int pagesAhead = 5, int? first = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.SearchUsers);
        var pageSize = Math.Min(first ?? UserSearchRequest.LargestPage, UserSearchRequest.LargestPage);
        return new PagedList<RsaUser>(GetPageAsync, pageSize, pagesAhead, first);

        async Task<Page<RsaUser>> GetPageAsync(int number)
        {
            var request = UserSearchRequest.For(emailLike, number, pageSize);
            var response = await _connection.SendAsync(request, call).ConfigureAwait(false);
            return response.IsSuccess ? UserSearchResponse.ToPage(request, response, call) : throw _connection.ErrorOf(request, response);
        }
    }

    /// <summary>Unlocks sign-in methods of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="methods">The methods to unlock.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The status of all methods, including those that were not requested.</returns>
    /// <exception cref="RsaMethodStillLockedException">The service reports a requested method as still locked.</exception>
    public async Task<RsaUserMethodStatus> UnlockAsync(UserReference user, IReadOnlyCollection<RsaUserMethod> methods, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.UnlockUserMethods);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = ServiceRequest.For(ServiceOperations.UnlockUserMethods, [known.Called], [known.UserId], new UnlockRequest([.. methods.Select(NameOf)]), ServiceJson.Default.UnlockRequest);
        var response = await _connection.SendAsync(request, call).ConfigureAwait(false);
        // According to the API's page, the response has the status of all methods with 200 and with 500.
        var failed = response.Status == HttpStatusCode.InternalServerError;
        if (failed ? JsonBody.TryRead(response.Body, ServiceJson.Default.UserMethodsResponse)?.IsTokenLocked is null : !response.IsSuccess)
            throw _connection.ErrorOf(request, response);

        var status = UserMethodsResponse.ToStatus(ApiConnection.Read(request, response, ServiceJson.Default.UserMethodsResponse, call), known);
        if (methods.Any(status.IsLocked))
            throw StillLocked(request, response, status, methods.Where(status.IsLocked));
        if (failed)
            call.Warn($"The service responded with 500 to the request to {request.Purpose}, but reports the methods as unlocked.");
        return status;
    }

    private static string NameOf(RsaUserMethod method) => method switch
    {
        RsaUserMethod.Token => "TOKEN",
        RsaUserMethod.Sms => "SMS",
        RsaUserMethod.Voice => "VOICE",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The service does not know this method."),
    };

    private static RsaMethodStillLockedException StillLocked(ServiceRequest request, ServiceResponse response, RsaUserMethodStatus status, IEnumerable<RsaUserMethod> locked) =>
        new($"Could not {request.Purpose}: the service reports {string.Join(", ", locked)} as still locked (status {(int)response.Status}).", status)
        {
            StatusCode = (int)response.Status,
            Tries = response.Tries,
        };
}
