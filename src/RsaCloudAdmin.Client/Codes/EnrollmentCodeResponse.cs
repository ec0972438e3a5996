using System.Globalization;
using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>The result for one user of the list that was sent.</summary>
internal sealed class EnrollmentCodeResponse
{
    // RSA lists 1000 to 1006 without their meanings. Guess: 1000 is success.
    private const string Issued = "1000";

    public string? Status { get; set; }

    [JsonConverter(typeof(PresentText))]
    public string? ErrorMessage { get; set; }

    [JsonPropertyName("verify_code")]
    public string? VerifyCode { get; set; }

    [JsonPropertyName("verify_code_validity_time")]
    public string? ValidityTime { get; set; }

    /// <summary>The purpose of the code.</summary>
    [JsonPropertyName("verify_code_generation_mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("verification_Link")]
    public string? VerificationLink { get; set; }

    /// <summary>The item of the request that this is the result of.</summary>
    [JsonPropertyName("userDetailsRequestForVerifyCodeGeneration")]
    [JsonConverter(typeof(LenientObject<RequestedEnrollment>))]
    public RequestedEnrollment? Request { get; set; }

    /// <summary>Returns the code in the response to a request for one user.</summary>
    /// <param name="response">The response.</param>
    /// <param name="user">The user.</param>
    /// <param name="sentTo">The address that the code is sent to; null if it must be in the response.</param>
    public static RsaEnrollmentCode ToCode(ServiceResponse<List<EnrollmentCodeResponse>> response, ResolvedUser user, string? sentTo)
    {
        var item = response.Single(response.Body);
        if (ResolvedUser.Filled(item.Request?.Email) is { } email)
            response.Same(email, user.EmailAddress!, "email");
        if (item.WithoutSecrets(ResolvedUser.Filled(item.Mode)) is { } mode)
            response.Same(mode, VoidCodesRequest.Enrollment, "verify_code_generation_mode");
        var isDisplayed = sentTo is null;
        var code = ResolvedUser.Filled(item.VerifyCode);
        if (!(isDisplayed && code is not null) && item.Status != Issued)
            throw response.Refused(response.Number(item.Status, "status").ToString(CultureInfo.InvariantCulture), item.Words);
        var issued = new RsaEnrollmentCode
        {
            UserId = user.UserId,
            Identity = user.Identity,
            EmailAddress = user.EmailAddress,
            UserName = user.UserName,
            Code = isDisplayed ? response.Secret(code, "verify_code") : null,
            VerificationLink = isDisplayed && ResolvedUser.Filled(item.VerificationLink) is { } link ? response.Secret(link, "verification_Link") : null,
            SentTo = sentTo,
            ExpirationDate = item.Expires?.ToLocalTime(),
            ValidityTime = item.ValidityTime,
        };
        if (item.Status != Issued || item.Words is not null)
            response.WarnOf(item.Status, item.Words);
        return issued;
    }

    // RSA does not document the format. A small number is a duration, not milliseconds since 1970.
    private DateTime? Expires => ServiceDate.Parse(ValidityTime)?.Utc is { Year: >= 2000 } date ? date : null;

    private string? Words => WithoutSecrets(ResolvedUser.Filled(ErrorMessage));

    // Some services repeat what they send elsewhere in the same response.
    private string? WithoutSecrets(string? text) => new[] { VerificationLink, VerifyCode }.Select(ResolvedUser.Filled).OfType<string>()
        .Aggregate(text, (shown, secret) => shown?.Replace(secret, "***"));

    internal sealed class RequestedEnrollment
    {
        public string? Email { get; set; }
    }
}
