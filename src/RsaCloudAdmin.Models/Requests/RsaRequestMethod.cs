namespace RsaCloudAdmin;

/// <summary>The HTTP method of a request.</summary>
public enum RsaRequestMethod
{
    /// <summary>Reads something.</summary>
    Get,

    /// <summary>Creates something, or runs an operation. Lookups and searches use it too.</summary>
    Post,

    /// <summary>Replaces something.</summary>
    Put,

    /// <summary>Changes something in part.</summary>
    Patch,

    /// <summary>Deletes something.</summary>
    Delete,
}
