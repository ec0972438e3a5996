using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Authenticators;

/// <summary>The authenticators of a user. Version 1 of the API sends only the list of devices.</summary>
internal sealed class AuthenticatorsResponse
{
    public List<AuthenticatorResponse>? Devices { get; set; }
    public List<AuthenticatorResponse>? FidoTokens { get; set; }
    public List<AuthenticatorResponse>? SidTokens { get; set; }

    /// <param name="request">The request.</param>
    /// <param name="received">The response.</param>
    /// <param name="user">The user in the request.</param>
    /// <param name="needsDevices">Whether the list of devices must not be missing.</param>
    /// <param name="call">The context of the call.</param>
    public static IReadOnlyList<RsaUserAuthenticator> ToList(ServiceRequest request, ServiceResponse received, ResolvedUser user, bool needsDevices, CallContext call)
    {
        var response = ApiConnection.ReadObjectOrList(request, received, AuthenticatorsJson.Default.AuthenticatorsResponse, AuthenticatorsJson.Default.ListAuthenticatorResponse, devices => new() { Devices = devices }, call);
        // Whether the service leaves out empty lists is not documented. A response with none of them does not say that the user has
        // no authenticator.
        if (needsDevices || response.Body is { FidoTokens: null, SidTokens: null })
            response.Required(response.Body.Devices);
        return [.. From(RsaAuthenticatorKind.Device, response.Body.Devices), .. From(RsaAuthenticatorKind.Fido, response.Body.FidoTokens), .. From(RsaAuthenticatorKind.HardwareToken, response.Body.SidTokens)];

        IEnumerable<RsaUserAuthenticator> From(RsaAuthenticatorKind kind, List<AuthenticatorResponse>? items) =>
            (items ?? []).Select(item => AuthenticatorResponse.ToAuthenticator(response, response.Required(item), kind, user));
    }
}

/// <summary>An authenticator of any kind. Which kind has which properties is not documented.</summary>
internal sealed class AuthenticatorResponse
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? UserId { get; set; }
    public string? DeviceType { get; set; }
    public ServiceDate? RegisteredDate { get; set; }

    [JsonConverter(typeof(LenientJoinedText))]
    public string? Capabilities { get; set; }
    public string? Browser { get; set; }
    public string? TokenSerialNumber { get; set; }
    public string? DeviceSerialNumber { get; set; }
    public ServiceDate? UpdatedAt { get; set; }
    public string? TokenState { get; set; }
    public ServiceDate? ExpiryDate { get; set; }
    public string? TokenStatus { get; set; }
    public string? TokenStatusReason { get; set; }
    public ServiceDate? AssignedAt { get; set; }
    public string? AssignedBy { get; set; }
    public bool? PinSet { get; set; }
    public ServiceDate? TokenStatusChangedAt { get; set; }
    public string? TokenStatusChangedBy { get; set; }
    public string? Status { get; set; }

    /// <param name="response">The response that contains the authenticator.</param>
    /// <param name="item">The authenticator in the response.</param>
    /// <param name="kind">The kind of the list that contains it.</param>
    /// <param name="user">The user in the request.</param>
    public static RsaUserAuthenticator ToAuthenticator<T>(ServiceResponse<T> response, AuthenticatorResponse item, RsaAuthenticatorKind kind, ResolvedUser user) => new()
    {
        UserId = item.UserId is { Length: > 0 } ? response.Same(item.UserId, user.UserId) : user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        Kind = kind.ToString(),
        AuthenticatorId = ResolvedUser.Filled(item.Id),
        Name = item.Name,
        DeviceType = item.DeviceType,
        Status = item.Status,
        RegisteredDate = response.Date(item.RegisteredDate),
        UpdatedAt = response.Date(item.UpdatedAt),
        Capabilities = item.Capabilities,
        Browser = item.Browser,
        TokenSerialNumber = item.TokenSerialNumber,
        DeviceSerialNumber = item.DeviceSerialNumber,
        TokenState = item.TokenState,
        TokenStatus = item.TokenStatus,
        TokenStatusReason = item.TokenStatusReason,
        TokenStatusChangedAt = response.Date(item.TokenStatusChangedAt),
        TokenStatusChangedBy = item.TokenStatusChangedBy,
        PinSet = item.PinSet,
        ExpirationDate = response.Date(item.ExpiryDate),
        AssignedAt = response.Date(item.AssignedAt),
        AssignedBy = item.AssignedBy,
    };
}
