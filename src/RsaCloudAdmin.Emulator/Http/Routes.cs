using RsaCloudAdmin.Emulator.Operations;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>The service's table of operations.</summary>
internal static class Routes
{
    public const string Root = "/AdminInterface/restapi/";

    public static readonly Route[] All =
    [
        new(Operation.LookUp, "POST", "v1/users/lookup", UserOperations.LookUp) { OneOf = ["email", "username"], Optional = ["searchUnsynched"] },
        new(Operation.SetUserStatus, "PUT", "v1/users/{}/userStatus", UserOperations.SetStatus) { Required = ["userStatus"] },
        new(Operation.Unlock, "PATCH", "v1/users/{}/methods", UserOperations.Unlock) { Required = ["unlockMethods"] },
        new(Operation.EnableTokencode, "PUT", "v1/users/{}/emergencyTokencode", TokencodeOperations.EnableForDays) { Required = ["expirationDays"] },
        new(Operation.EnableTokencode, "PUT", "v2/users/{}/emergencyTokencode", TokencodeOperations.EnableForTime) { Optional = ["oneTimeUse", "expiryUnit", "expiryValue"] },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencode/{}", TokencodeOperations.Disable),
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencodes", TokencodeOperations.DisableAny),
        new(Operation.EnableToken, "PATCH", "v1/users/{}/sidTokens/enable", HardwareTokenOperations.Enable) { Required = ["tokenSerialNumber"] },
        new(Operation.DisableToken, "PATCH", "v1/users/{}/sidTokens/disable", HardwareTokenOperations.Disable) { Required = ["tokenSerialNumber"] },
        new(Operation.AssignToken, "PATCH", "v1/users/{}/sidTokens/assign", HardwareTokenOperations.Assign) { Required = ["tokenSerialNumber"], Optional = ["tokenName"] },
        new(Operation.UnassignToken, "PATCH", "v1/users/{}/sidTokens/unassign", HardwareTokenOperations.Unassign) { Required = ["tokenSerialNumber"] },
        new(Operation.LookUpToken, "POST", "v1/sidTokens/lookup", HardwareTokenOperations.LookUp) { Required = ["tokenSerialNumber"] },
        new(Operation.DeleteToken, "DELETE", "v1/sidTokens/delete", HardwareTokenOperations.Delete) { Required = ["tokenSerialNumber"], SuperAdminOnly = true },
        new(Operation.LicenceUsage, "GET", "v1/licenseusage", LicenceOperations.Usage),
    ];

    /// <summary>The line of the table and the arguments in the path; the line is null if there is none, and whether only the method is wrong.</summary>
    public static (Route? Route, string[] Arguments, bool WrongMethod) Find(string method, string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
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
