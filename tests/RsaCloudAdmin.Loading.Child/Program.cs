using System.Management.Automation;
using System.Management.Automation.Runspaces;

// The script, then its arguments. What it emits goes out line by line; its first error ends the process.
var state = InitialSessionState.CreateDefault2();
state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, description: null));

using var shell = PowerShell.Create(state);
shell.AddScript(args[0]);
foreach (var argument in args.Skip(1))
    shell.AddArgument(argument);
foreach (var item in shell.Invoke())
    Console.WriteLine(item);
