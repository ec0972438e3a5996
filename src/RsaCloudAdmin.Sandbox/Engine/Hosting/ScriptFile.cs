using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>A script file and its arguments, as they stand on a command line.</summary>
internal static partial class ScriptFile
{
    /// <summary>The command that runs a script.</summary>
    /// <param name="path">The script's full path.</param>
    /// <param name="arguments">What follows it; <c>-Name</c> and <c>-Name:value</c> are parameters.</param>
    public static Command Command(string path, IEnumerable<string> arguments)
    {
        var command = new Command(path, isScript: false, useLocalScope: false);
        foreach (var argument in arguments)
            command.Parameters.Add(Parameter(argument));
        return command;
    }

    private static CommandParameter Parameter(string argument)
    {
        var parts = ParameterPattern().Match(argument);
        if (!parts.Success)
            return new CommandParameter(null, argument);
        // With the dash kept, PowerShell itself finds out whether it is a switch or the next argument is its value.
        return parts.Groups["value"].Success
            ? new CommandParameter(parts.Groups["name"].Value, parts.Groups["value"].Value)
            : new CommandParameter(argument);
    }

    [GeneratedRegex(@"^-(?<name>\p{L}[\w-]*)(:(?<value>.*))?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterPattern();
}
