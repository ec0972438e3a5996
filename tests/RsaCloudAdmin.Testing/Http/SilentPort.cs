using System.Net;
using System.Net.Sockets;

namespace RsaCloudAdmin.Testing.Http;

/// <summary>A local port that nobody listens on.</summary>
public static class SilentPort
{
    /// <summary>Reserves a port without listening on it. No other process can use it until the socket is closed.</summary>
    public static Socket Reserve()
    {
        var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return silent;
    }
}
