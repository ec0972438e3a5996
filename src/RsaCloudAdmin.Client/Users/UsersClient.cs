using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Operations on users. For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class UsersClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;
    private readonly UserStateChange _state;
    private readonly UserPhoneChange _phones;

    internal UsersClient(ApiConnection connection, UserIdentification users) =>
        (_connection, _users, _state, _phones) = (connection, users, new UserStateChange(connection, users), new UserPhoneChange(connection, users));

    /// <summary>Returns the details of a user, by e-mail address or user name. The service does not look up users by id.</summary>
    /// <param name="user">The user. A name that contains an @ is looked up as an e-mail address first, then as a user name.</param>
    /// <param name="searchUnsynched">
    /// True to find users of the identity source that the service does not know yet, too. The service then synchronizes them,
    /// which takes much longer.
    /// </param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <exception cref="RsaCloudAdminException">The request failed, or the user was not found, or only an id is given.</exception>
    public Task<RsaUser> LookUpAsync(UserReference user, bool searchUnsynched = false, CallContext? call = null) => _users.LookUpAsync(user, searchUnsynched, call ?? new CallContext());

    /// <summary>Finds users by a part of their e-mail address, in ascending order of the address. Sends nothing before the list is read.</summary>
    /// <param name="emailLike">The part of the address. The service supports no wildcards and ignores case.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most users to read; null for all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    public PagedList<RsaUser> Search(string emailLike, int pagesAhead = 5, int? first = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.SearchUsers);
        var pages = new PageReader<UserResponse>(_connection, UsersJson.Default.PageResponseUserResponse, UsersJson.Default.ListUserResponse);
        return pages.Open(
            page => UserSearchRequest.For(emailLike, page),
            (response, user) => UserResponse.ToUser(response, user, ResolvedUser.Filled(user.EmailAddress) ?? user.Id ?? string.Empty),
            UserSearchRequest.LargestPage, pagesAhead, first, call);
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
        var request = ServiceRequest.For(ServiceOperations.UnlockUserMethods, [known.Called], [known.UserId], new UnlockRequest([.. methods.Select(NameOf)]), UsersJson.Default.UnlockRequest);
        var response = await _connection.SendAsync(request, call).ConfigureAwait(false);
        // According to the API's page, the response has the status of all methods with 200 and with 500.
        var failed = response.Status == HttpStatusCode.InternalServerError;
        if (failed ? JsonBody.TryRead(response.Body, UsersJson.Default.UserMethodsResponse)?.IsTokenLocked is null : !response.IsSuccess)
            throw _connection.ErrorOf(request, response);

        var status = UserMethodsResponse.ToStatus(ApiConnection.Read(request, response, UsersJson.Default.UserMethodsResponse, call), known);
        if (methods.Any(status.IsLocked))
            throw StillLocked(request, response, status, methods.Where(status.IsLocked));
        if (failed)
            call.Warn($"The service responded with 500 to the request to {request.Purpose}, but reports the methods as unlocked.");
        return status;
    }

    /// <summary>Enables a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// The status that the service reports. If the service refuses the request because the user was enabled before, the call gets a
    /// warning.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports the user as disabled.</exception>
    public Task<RsaUserStatus> EnableAsync(UserReference user, CallContext? call = null) => _state.SetStatusAsync(user, enable: true, CallContext.For(call, ServiceOperations.SetUserStatus));

    /// <summary>Disables a user, who can then not sign in or register authenticators.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// The status that the service reports. If the service refuses the request because the user was disabled before, the call gets a
    /// warning.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports the user as enabled.</exception>
    public Task<RsaUserStatus> DisableAsync(UserReference user, CallContext? call = null) => _state.SetStatusAsync(user, enable: false, CallContext.For(call, ServiceOperations.SetUserStatus));

    /// <summary>Marks a disabled user as deleted. The service deletes the user and all devices of the user seven days later.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// The state that the service reports. If the user was marked before, nothing is changed, and the call gets a
    /// warning. If the service does not report the state, the call gets a warning too.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the user is enabled, or the service reports the user as not marked.</exception>
    public Task<RsaUserDeletion> MarkDeletedAsync(UserReference user, CallContext? call = null) => _state.SetDeletionAsync(user, delete: true, CallContext.For(call, ServiceOperations.SetUserDeletion));

    /// <summary>Restores a user who is marked as deleted.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// The state that the service reports. If the user was not marked, nothing is changed, and the call gets a
    /// warning. If the service does not report the state, the call gets a warning too.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service still reports the user as marked.</exception>
    public Task<RsaUserDeletion> RestoreAsync(UserReference user, CallContext? call = null) => _state.SetDeletionAsync(user, delete: false, CallContext.For(call, ServiceOperations.SetUserDeletion));

    /// <summary>Synchronizes the details of a user with the identity source.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The details after the synchronization.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed.</exception>
    public async Task<RsaUser> SynchronizeAsync(UserReference user, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.SynchronizeUser);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = ServiceRequest.For(ServiceOperations.SynchronizeUser, [known.Called], [known.UserId]);
        var response = await _connection.SendAsync(request, UsersJson.Default.UserResponse, call).ConfigureAwait(false);
        response.Same(response.Body.Id, known.UserId);
        return UserResponse.ToUser(response, response.Body, known.Identity);
    }

    /// <summary>Changes the phone numbers of a user for SMS and voice calls.</summary>
    /// <param name="user">The user. The service looks up users only by name, so the change can be confirmed only if the reference has a name.</param>
    /// <param name="smsNumber">The number for SMS, with the country code, such as +1 555 555 5555; empty to clear it; null to leave it unchanged.</param>
    /// <param name="voiceNumber">The number for voice calls; empty to clear it; null to leave it unchanged.</param>
    /// <param name="call">
    /// The context of the call; null for a new one. If a run changes a user several times, the requests are sent in the order of
    /// the calls.
    /// </param>
    /// <returns>
    /// The numbers that the service reports; null if it reports none. If it does not report a new number, or that a number is
    /// cleared, the call gets a warning.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the service reports another number afterwards.</exception>
    public Task<RsaUserPhone> SetPhonesAsync(UserReference user, string? smsNumber, string? voiceNumber, CallContext? call = null) => _phones.SetAsync(
        user,
        new() { SmsNumber = smsNumber is null ? null : WellFormedText.Require(smsNumber), VoiceNumber = voiceNumber is null ? null : WellFormedText.Require(voiceNumber) },
        CallContext.For(call, ServiceOperations.UpdateUserPhone));

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
