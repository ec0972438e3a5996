namespace RsaCloudAdmin.Sandbox.Picture;

/// <summary>What is typed in the picture of the README: a morning at a help desk.</summary>
internal static class PictureScript
{
    public const string Title = "A PowerShell session with RsaCloudAdmin: two users are locked and get unlocked, a third does not exist, and one gets an emergency tokencode.";

    /// <summary>Somebody on the list whom the service does not know.</summary>
    public const string Stranger = "carla@example.com";

    /// <summary>Those on the list whom it knows.</summary>
    public static IReadOnlyList<string> Users { get; } = ["alice@example.com", "bob@example.com"];

    public static IReadOnlyList<string> Lines { get; } =
    [
        "Connect-RsaCloudAdmin -KeyPath sandbox.key",
        "Get-RsaUser alice@example.com, bob@example.com | Format-Table",
        "Import-Csv users.csv | Unlock-RsaUserMethod -ErrorVariable failed",
        "$failed.TargetObject",
        "Enable-RsaEmergencyTokencode alice@example.com -ExpirationDays 2 -AsPlainText",
    ];
}
