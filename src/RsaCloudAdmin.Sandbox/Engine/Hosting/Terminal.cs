namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>What this process's standard output is.</summary>
internal static class Terminal
{
    /// <summary>Whether it understands ANSI escape sequences, and its user wants colours.</summary>
    public static bool TakesColor =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>How many columns it has.</summary>
    public static int Width
    {
        get
        {
            // Some terminals, and those that are being started, say 0.
            var width = Console.IsOutputRedirected ? 0 : Console.WindowWidth;
            return width > 0 ? width : ConsoleHost.DefaultWidth;
        }
    }
}
