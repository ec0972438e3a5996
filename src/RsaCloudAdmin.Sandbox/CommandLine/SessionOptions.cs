using System.CommandLine;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>The options of the commands that open a session.</summary>
internal static class SessionOptions
{
    public static Option<bool> NoConnect() => new("--no-connect") { Description = "Leave Connect-RsaCloudAdmin to you." };
}
