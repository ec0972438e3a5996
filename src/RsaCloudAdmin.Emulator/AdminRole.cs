namespace RsaCloudAdmin.Emulator;

/// <summary>The role that an API key carries.</summary>
public enum AdminRole
{
    /// <summary>May do everything.</summary>
    SuperAdmin,

    /// <summary>May do a help desk's work; deleting a hardware token, for one, is refused.</summary>
    HelpDesk,
}
