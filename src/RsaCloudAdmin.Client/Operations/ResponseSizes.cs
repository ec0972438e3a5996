namespace RsaCloudAdmin.Client.Operations;

/// <summary>The largest responses that are read, in bytes.</summary>
internal static class ResponseSizes
{
    private const int MiB = 1024 * 1024;

    /// <summary>The limit for one user, token or code. The largest known response, a user with all groups, is a few kilobytes.</summary>
    public const int Default = MiB;

    /// <summary>The limit for one page of a list. Several pages can be in memory at the same time.</summary>
    public const int Page = 8 * MiB;

    /// <summary>The limit for reports and other responses of unknown size.</summary>
    public const int Any = 64 * MiB;

    /// <summary>Returns the size for messages, such as "1 MiB".</summary>
    public static string Text(int bytes) => $"{bytes / MiB} MiB";
}
