namespace RsaCloudAdmin.Emulator;

/// <summary>The role of an API key.</summary>
public enum AdminRole
{
    /// <summary>Has all permissions.</summary>
    SuperAdmin,

    /// <summary>Has the permissions of a help desk. For example, it cannot delete hardware tokens.</summary>
    HelpDesk,
}
