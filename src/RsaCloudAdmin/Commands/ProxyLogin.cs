using System.Management.Automation;
using System.Management.Automation.Host;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Who a proxy is told is asking. A list neither makes anybody type a password nor gets one that was typed.</summary>
internal static class ProxyLogin
{
    /// <summary>The credential that was typed. For a user name, the password is asked for.</summary>
    /// <exception cref="CannotConnectException">None was given.</exception>
    public static PSCredential? Typed(PSCredential? given, PSHost host)
    {
        if (given is null || given.Password != CredentialOrNoneAttribute.NotAsked)
            return given;
        try
        {
            if (host.UI.PromptForCredential("Proxy credential", $"Enter the password for {DisplayText.Quote(given.UserName)}.", given.UserName, string.Empty) is { } credential)
                return credential;
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // Nobody is there.
        }

        throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential is a user name, and no password was given for it. In a session where nobody can be asked, give a PSCredential, which has both."));
    }

    /// <summary>Refuses a row that names a proxy where only the credential was typed.</summary>
    /// <exception cref="CannotConnectException">It is such a row.</exception>
    public static void RequireOwn(ConnectRow row, ICollection<string> typed)
    {
        if (row.Proxy is not null && typed.Contains(nameof(row.ProxyCredential)) && !typed.Contains(nameof(row.Proxy)))
            throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential is not sent to a proxy that a row names. Give -Proxy too, or give the row a ProxyCredential of its own."));
    }
}
