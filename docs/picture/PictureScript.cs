namespace RsaCloudAdmin.Picture;

/// <summary>The commands in the README's picture.</summary>
internal static class PictureScript
{
    public const string Title = "A PowerShell session with RsaCloudAdmin: two users are locked and get unlocked, a third does not exist, and one gets an emergency tokencode.";

    public const string UserList = "Email\nalice@example.com\nbob@example.com\ncarla@example.com\n";

    public static IReadOnlyList<string> Lines { get; } =
    [
        "Connect-RsaCloudAdmin -KeyPath sandbox.key",
        "Get-RsaUser alice@example.com, bob@example.com | Format-Table",
        "Import-Csv users.csv | Unlock-RsaUserMethod -ErrorVariable failed",
        "$failed.TargetObject",
        "Enable-RsaEmergencyTokencode alice@example.com -ExpirationDays 2 -AsPlainText",
    ];
}
