using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Reads the values to sign in with from a row or the environment variables. The key is not read yet.</summary>
/// <param name="session">The session, which resolves the path of the key file.</param>
internal sealed class SignInReader(SessionState session)
{
    /// <param name="row">The row.</param>
    /// <param name="fromEnvironment">Whether to read the environment variables instead of the row.</param>
    /// <exception cref="CannotConnectException">A value is missing, or cannot be used.</exception>
    public SignIn Read(ConnectRow row, bool fromEnvironment)
    {
        if (fromEnvironment && SignInVariables.Error() is { } unusable)
            throw new CannotConnectException(unusable);
        var signIn = fromEnvironment ? SignInVariables.Read(Resolve) : new SignIn(parameter => $"-{parameter}")
        {
            KeyPath = row.KeyPath is { } path ? Resolve(path, "-KeyPath") : null,
            Key = row.Key,
            ClientId = row.ClientId,
            Issuer = row.Issuer,
            BaseUri = row.BaseUri,
            Scope = row.Scope,
        };
        if (signIn.Error() is { } incomplete)
            throw new CannotConnectException(incomplete);
        return signIn;
    }

    private string Resolve(string path, string where)
    {
        if (KeyTextDetector.Is(path))
            throw new CannotConnectException(ErrorRecords.KeyMisplaced(where));
        try
        {
            return KeyFilePath.Resolve(session, path);
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.From(e, path));
        }
    }
}
