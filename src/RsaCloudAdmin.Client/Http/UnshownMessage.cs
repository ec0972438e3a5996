namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// A request whose text does not include its headers. The framework's event sources write this text, which would include the
/// token.
/// </summary>
internal sealed class UnshownMessage(HttpMethod method, Uri address) : HttpRequestMessage(method, address)
{
    public override string ToString() => $"{Method} {RequestUri}";
}
