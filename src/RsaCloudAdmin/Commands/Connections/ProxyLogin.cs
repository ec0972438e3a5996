using System.Management.Automation;
using System.Management.Automation.Host;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// The credential for a proxy. A row never prompts for a password. A proxy from a row never gets a credential from the
/// command line.
/// </summary>
internal static class ProxyLogin
{
    /// <summary>Returns the credential from the command line; null if there is none. If it is only a user name, prompts for the password.</summary>
    /// <exception cref="CannotConnectException">No password was entered, or the session cannot prompt.</exception>
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
            // The session cannot prompt.
        }

        throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential is a user name, and no password was given. In a session without prompts, give a PSCredential with the password."));
    }

    /// <summary>Refuses a row that names a proxy if the command line has only the credential.</summary>
    /// <exception cref="CannotConnectException">The row names such a proxy.</exception>
    public static void RequireOwn(ConnectRow row, ICollection<string> typed)
    {
        if (row.Proxy is not null && typed.Contains(nameof(row.ProxyCredential)) && !typed.Contains(nameof(row.Proxy)))
            throw new CannotConnectException(ErrorRecords.Unfit("-ProxyCredential is not sent to a proxy that is named by a row. Give -Proxy too, or add a ProxyCredential to the row."));
    }
}
