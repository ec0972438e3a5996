using System.Net;
using System.Reflection;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>
/// Stands in for a host that RSA's customers used to share and that redirects every request. A local server cannot do so,
/// because it cannot have the host's certificate.
/// </summary>
internal sealed class SharedHost : HttpMessageHandler
{
    /// <summary>Makes a connection send all its requests here instead of to RSA.</summary>
    public static void Intercept(object connection)
    {
        var transport = ValueOf(ValueOf(connection, "Client"), "_transport");
        FieldOf(transport, "_invoker").SetValue(transport, new HttpMessageInvoker(new SharedHost()));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.Redirect) { RequestMessage = request, Headers = { Location = new Uri("https://example.access.securid.com/") } });

    private static object ValueOf(object holder, string member) =>
        holder.GetType().GetProperty(member, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(holder) ?? FieldOf(holder, member).GetValue(holder)!;

    private static FieldInfo FieldOf(object holder, string field) => holder.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
