namespace RsaCloudAdmin.Client.Http;

/// <summary>A request whose text leaves out its headers: the framework's event sources write each message's text, and with it the token.</summary>
internal sealed class UnshownMessage(HttpMethod method, Uri address) : HttpRequestMessage(method, address)
{
    public override string ToString() => $"{Method} {RequestUri}";
}
