using RsaCloudAdmin.Fuzzing.CommandLine;

var code = await FuzzCommand.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
// An input that hangs blocks its thread forever.
Environment.Exit(code);
