namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>What is typed in the tour. What it must leave behind stands in <see cref="TourOutcome"/>.</summary>
internal static class TourScript
{
    /// <summary>Somebody on the list whom the service does not know.</summary>
    public const string Stranger = "nobody@example.com";

    /// <summary>How many of the service's users, the first ones, are on the list.</summary>
    public const int UsersOnTheList = 3;

    public static IReadOnlyList<TourStep> Steps { get; } =
    [
        new("Connect with the key file that RSA's console saved",
            "Connect-RsaCloudAdmin -KeyPath sandbox.key",
            "Get-RsaCloudAdminConnection"),
        new("The list of users to help, by id or by address; RSA does not know the last one",
            "Import-Csv users.csv"),
        new("See what would be done, without doing it",
            "Import-Csv users.csv | Unlock-RsaUserMethod -WhatIf"),
        new("Unlock their sign-in methods; a row that fails does not stop the others",
            "Import-Csv users.csv | Unlock-RsaUserMethod -ErrorVariable failed"),
        new("The rows that failed, to be put right and tried again",
            "$failed.TargetObject",
            "$users = Import-Csv users.csv | Where-Object Email -NotIn $failed.TargetObject.Email"),
        new("Give them emergency tokencodes for two days; -AsPlainText shows the codes, to be read out",
            "$users | Enable-RsaEmergencyTokencode -ExpirationDays 2 -AsPlainText"),
        new("Take one of them back",
            "Disable-RsaEmergencyTokencode user1@example.com"),
        new("Enable their hardware tokens",
            "$users | Enable-RsaHardwareToken"),
        new("Look a user up",
            "Get-RsaUser user2@example.com"),
        new("Disconnect",
            "Disconnect-RsaCloudAdmin"),
    ];
}
