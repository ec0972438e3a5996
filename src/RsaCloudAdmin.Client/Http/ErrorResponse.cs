namespace RsaCloudAdmin.Client.Http;

/// <summary>An error body from the service or the issuer, in any format. <see cref="ErrorBody"/> interprets it.</summary>
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
