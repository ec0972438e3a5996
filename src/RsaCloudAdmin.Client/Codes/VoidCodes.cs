using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>The body of a request to void codes. The page's table has names in camel case, its example in snake case.</summary>
/// <param name="Mode">The purpose of the codes, such as "ENROLLMENT".</param>
/// <param name="Emails">The users' e-mail addresses, as the service reports them.</param>
internal sealed record VoidCodesRequest(
    [property: JsonPropertyName("code_generation_mode")] string Mode,
    [property: JsonPropertyName("user_emails")] IReadOnlyList<string> Emails)
{
    public const string Enrollment = "ENROLLMENT";
}

/// <summary>The results of a request to void codes, one for each user.</summary>
internal sealed class VoidCodesResponse
{
    public List<VoidedCode>? Results { get; set; }

    /// <summary>Returns the result of a request for one user.</summary>
    public static RsaRevokedCode ToRevoked(ServiceResponse<VoidCodesResponse> response, ResolvedUser user)
    {
        var result = response.Single(response.Body.Results);
        if (ResolvedUser.Filled(result.Email) is { } email)
            response.Same(email, user.EmailAddress!, "user_email");
        // RSA does not document the numbers. Its page names a message only for results that are not a success.
        if (ResolvedUser.Filled(result.ErrorMessage) is { } words)
            throw response.Refused(result.Status, words);
        return new()
        {
            UserId = user.UserId,
            Identity = user.Identity,
            EmailAddress = user.EmailAddress,
            UserName = user.UserName,
            Status = response.Number(result.Status, "status"),
        };
    }

    internal sealed class VoidedCode
    {
        public string? Status { get; set; }

        [JsonPropertyName("user_email")]
        public string? Email { get; set; }

        [JsonConverter(typeof(PresentText))]
        public string? ErrorMessage { get; set; }
    }
}
