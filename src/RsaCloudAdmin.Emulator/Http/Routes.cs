using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Operations;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>The service's table of operations.</summary>
internal static class Routes
{
    public const string Root = "/AdminInterface/restapi/";
    public const string Issuer = "/oauth";

    public static readonly Route[] All =
    [
        new(Operation.LookUp, "POST", "v1/users/lookup", UserOperations.LookUp) { OneOf = ["email", "username"], Optional = ["searchUnsynched"], Scope = OAuthScopes.UserRead },
        new(Operation.Search, "POST", "v2/users/search", UserOperations.Search) { Required = ["emailLike"], Scope = OAuthScopes.UserRead },
        new(Operation.SetUserStatus, "PUT", "v1/users/{}/userStatus", UserOperations.SetStatus) { Required = ["userStatus"], Scope = OAuthScopes.UserManage },
        new(Operation.Unlock, "PATCH", "v1/users/{}/methods", UserOperations.Unlock) { Required = ["unlockMethods"], Scope = OAuthScopes.FactorManage },
        new(Operation.EnableTokencode, "PUT", "v1/users/{}/emergencyTokencode", TokencodeOperations.EnableForDays) { Required = ["expirationDays"], Scope = OAuthScopes.EmergencyManage },
        new(Operation.EnableTokencode, "PUT", "v2/users/{}/emergencyTokencode", TokencodeOperations.EnableForTime) { Optional = ["oneTimeUse", "expiryUnit", "expiryValue"], Scope = OAuthScopes.EmergencyManage },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencode/{}", TokencodeOperations.Disable) { Scope = OAuthScopes.EmergencyManage },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencodes", TokencodeOperations.DisableAny) { Scope = OAuthScopes.EmergencyManage },
        new(Operation.EnableToken, "PATCH", "v1/users/{}/sidTokens/enable", HardwareTokenOperations.Enable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.DisableToken, "PATCH", "v1/users/{}/sidTokens/disable", HardwareTokenOperations.Disable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.AssignToken, "PATCH", "v1/users/{}/sidTokens/assign", HardwareTokenOperations.Assign) { Required = ["tokenSerialNumber"], Optional = ["tokenName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.UnassignToken, "PATCH", "v1/users/{}/sidTokens/unassign", HardwareTokenOperations.Unassign) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.RenameToken, "PATCH", "v1/users/{}/sidTokens/updateName", HardwareTokenOperations.Rename) { Required = ["tokenSerialNumber", "updatedName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.LookUpToken, "POST", "v1/sidTokens/lookup", HardwareTokenOperations.LookUp) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenRead },
        new(Operation.DeleteToken, "DELETE", "v1/sidTokens/delete", HardwareTokenOperations.Delete) { Required = ["tokenSerialNumber"], SuperAdminOnly = true, Scope = OAuthScopes.HardwareTokenDelete },
        new(Operation.LicenceUsage, "GET", "v1/licenseusage", LicenceOperations.Usage) { Scope = OAuthScopes.LicenceUsage },
    ];

    /// <summary>The issuer's one path, on a host of its own in RSA's cloud.</summary>
    public static readonly Route Token = new(Operation.Token, "POST", Issuer + "/token", _ => EmulatedResponse.Empty);

    /// <summary>The line of the table and the arguments in the path; the line is null if there is none, and whether only the method is wrong.</summary>
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
