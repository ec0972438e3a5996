namespace RsaCloudAdmin.Tests;

/// <summary>The variables that Connect-RsaCloudAdmin reads. They belong to the process, so tests that set them run one after the other.</summary>
internal static class EnvironmentVariables
{
    /// <summary>The collection of tests that set them.</summary>
    public const string Collection = "Environment variables";

    public static void Forget()
    {
        foreach (var name in new[] { "KEY_PATH", "KEY", "CLIENT_ID", "ISSUER", "BASE_URI", "SCOPE" })
            Environment.SetEnvironmentVariable($"RSA_CLOUD_ADMIN_{name}", null);
    }
}
