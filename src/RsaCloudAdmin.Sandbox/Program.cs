using System.CommandLine;
using RsaCloudAdmin.Sandbox.CommandLine;

// Bundling would read a script's own -Path as -P -a -t -h.
var line = SandboxCommand.Create().Parse(args, new ParserConfiguration { EnablePosixBundling = false });
if (line.Errors.Count > 0)
    return SandboxCommand.Refuse(line);

// What Ctrl+C does differs from command to command.
return await line.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
