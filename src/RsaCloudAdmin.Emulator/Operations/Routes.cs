using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>Finds the route of a request.</summary>
internal static class Routes
{
    public const string Root = "/AdminInterface/restapi/";
    public const string Issuer = "/oauth";

    public static readonly Route[] All =
    [
        .. UserOperations.Routes,
        .. UserChangeOperations.Routes,
        .. TokencodeOperations.Routes,
        .. HardwareTokenOperations.Routes,
        .. AuthenticatorOperations.Routes,
        .. CodeOperations.Routes,
        .. EventOperations.Routes,
        .. LicenseOperations.Routes,
    ];

    /// <summary>The only path of the issuer, which is a separate host in RSA's cloud.</summary>
    public static readonly Route Token = new(Operation.Token, "POST", Issuer + "/token", _ => EmulatedResponse.Empty);

    /// <summary>Returns the route and the arguments in the path. If the route is null, WrongMethod tells whether only the method is wrong.</summary>
    public static (Route? Route, string[] Arguments, bool WrongMethod) Find(string method, string path)
    {
        if (path == Token.Path)
            return method == Token.Method ? (Token, [], false) : (null, [], true);
        if (!path.StartsWith(Root, StringComparison.OrdinalIgnoreCase))
            return (null, [], false);
        var segments = path[Root.Length..].Split('/');
        var wrongMethod = false;
        foreach (var route in All)
        {
            if (route.Match(segments) is not { } arguments)
                continue;
            if (route.Method == method)
                return (route, arguments, false);
            wrongMethod = true;
        }

        return (null, [], wrongMethod);
    }
}
