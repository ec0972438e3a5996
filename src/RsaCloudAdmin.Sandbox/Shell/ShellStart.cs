namespace RsaCloudAdmin.Sandbox.Shell;

/// <summary>How PowerShell's console starts.</summary>
internal sealed record ShellStart
{
    /// <summary>Whether the session is connected to the service from the beginning.</summary>
    public bool Connect { get; init; }

    /// <summary>Arguments as for pwsh, such as <c>-File</c> and a path.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }
}
