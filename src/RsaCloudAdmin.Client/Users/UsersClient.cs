using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Users, one method an operation. Errors are those of <see cref="CloudAdminClient"/>.</summary>
public sealed class UsersClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;

    internal UsersClient(ApiConnection connection, UserIdentification users) => (_connection, _users) = (connection, users);

    /// <summary>Returns a user's details, by e-mail address or user name: the service looks nobody up by id.</summary>
    /// <param name="user">What has an @ in it is looked up as an e-mail address first, then as a user name.</param>
    /// <param name="searchUnsynched">Whether users of the identity source whom the service does not know yet are found (and synchronized) too, which takes much longer.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public Task<RsaUser> LookUpAsync(UserReference user, bool searchUnsynched = false, CallContext? call = null)
    {
        call ??= new CallContext();
        return call.Users.FindDetailsAsync($"{searchUnsynched} {user.Id} {user.Name}", () => _users.LookUpAsync(user, searchUnsynched, call));
    }

    /// <summary>Finds users by a part of their e-mail address, in ascending order of it. Sends nothing before the list is read.</summary>
    /// <param name="emailLike">The part, to the letter: the service knows no wildcards. Its case does not count.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">How many users to read at most; null for all.</param>
    /// <param name="call">What the call shares with its caller.</param>
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
    /// <returns>The status of all methods, whichever were asked for.</returns>
    /// <exception cref="RsaMethodStillLockedException">A requested method is still locked, and the service said so.</exception>
    public async Task<RsaUserMethodStatus> UnlockAsync(UserReference user, IReadOnlyCollection<RsaUserMethod> methods, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.UnlockUserMethods);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = ServiceRequest.For(ServiceOperations.UnlockUserMethods, [known.Called], [known.UserId], new UnlockRequest([.. methods.Select(NameOf)]), ServiceJson.Default.UnlockRequest);
        var response = await _connection.SendAsync(request, call).ConfigureAwait(false);
        // Page of the API: the response has the status of all methods on 200 and on 500.
        var failed = response.Status == HttpStatusCode.InternalServerError;
        if (failed ? JsonBody.TryRead(response.Body, ServiceJson.Default.UserMethodsResponse)?.IsTokenLocked is null : !response.IsSuccess)
            throw _connection.ErrorOf(request, response);

        var status = UserMethodsResponse.ToStatus(ApiConnection.Read(request, response, ServiceJson.Default.UserMethodsResponse, call), known);
        if (methods.Any(status.IsLocked))
            throw StillLocked(request, response, status, methods.Where(status.IsLocked));
        if (failed)
            call.Warn($"The service answered 500 when asked to {request.Purpose}, but reports the methods as unlocked.");
        return status;
    }

    private static string NameOf(RsaUserMethod method) => method switch
    {
        RsaUserMethod.Token => "TOKEN",
        RsaUserMethod.Sms => "SMS",
        RsaUserMethod.Voice => "VOICE",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The service knows no such method."),
    };

    private static RsaMethodStillLockedException StillLocked(ServiceRequest request, ServiceResponse response, RsaUserMethodStatus status, IEnumerable<RsaUserMethod> locked) =>
        new($"Could not {request.Purpose}: the service reports {string.Join(", ", locked)} as still locked (answer {(int)response.Status}).", status)
        {
            StatusCode = (int)response.Status,
            Tries = response.Tries,
        };
}
