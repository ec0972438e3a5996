using RsaCloudAdmin.Fuzzing.CommandLine;

var code = await FuzzCommand.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
// An input that hangs holds its thread for ever.
Environment.Exit(code);
