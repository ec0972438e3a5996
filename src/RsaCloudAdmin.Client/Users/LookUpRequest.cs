using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The body of a look-up: one of the two names.</summary>
internal sealed record LookUpRequest
{
    public string? Email { get; init; }
    public string? Username { get; init; }
    public bool? SearchUnsynched { get; init; }

    /// <exception cref="RsaCloudAdminException">The name cannot be sent as it is.</exception>
    public static ServiceRequest For(string name, bool asEmail, bool searchUnsynched)
    {
        var sent = WellFormedText.Require(name);
        // The service refuses properties that are not on its page; false is its default.
        var body = new LookUpRequest { Email = asEmail ? sent : null, Username = asEmail ? null : sent, SearchUnsynched = searchUnsynched ? true : null };
        return ServiceRequest.For(ServiceOperations.LookUpUser, [name], [], body, ServiceJson.Default.LookUpRequest);
    }
}
