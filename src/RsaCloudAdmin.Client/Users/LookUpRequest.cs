using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The body of a look-up request: an e-mail address or a user name.</summary>
internal sealed record LookUpRequest
{
    public string? Email { get; init; }
    public string? Username { get; init; }
    public bool? SearchUnsynched { get; init; }

    /// <exception cref="RsaCloudAdminException">The name contains half of a surrogate pair.</exception>
    public static ServiceRequest For(string name, bool asEmail, bool searchUnsynched)
    {
        var sent = WellFormedText.Require(name);
        // The service refuses properties that its page does not document. False is the default.
        var body = new LookUpRequest { Email = asEmail ? sent : null, Username = asEmail ? null : sent, SearchUnsynched = searchUnsynched ? true : null };
        return ServiceRequest.For(ServiceOperations.LookUpUser, [name], [], body, UsersJson.Default.LookUpRequest);
    }
}
