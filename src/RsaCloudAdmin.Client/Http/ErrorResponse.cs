namespace RsaCloudAdmin.Client.Http;

/// <summary>What the service or the issuer writes of an error, in whichever shape. <see cref="ErrorBody"/> says what it means.</summary>
internal sealed class ErrorResponse
{
    public string? Code { get; set; }
    public string? Description { get; set; }
    public string? Error { get; set; }
    public string? Message { get; set; }
    public string? Path { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("error_description")]
    public string? ErrorDescription { get; set; }
}
