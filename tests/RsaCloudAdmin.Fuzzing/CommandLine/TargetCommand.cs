using System.CommandLine;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;
using SharpFuzz;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>What afl-fuzz runs: judges one input from standard input after another. Without afl-fuzz, it judges the one it is given.</summary>
internal static class TargetCommand
{
    public static Command Create(Argument<string> kind)
    {
        var command = new Command("target", "Judges an input from standard input, or as many as afl-fuzz gives. A finding ends it by an exception.") { kind };
        command.SetAction(line => Judge(line.GetRequiredValue(kind)));
        return command;
    }

    private static void Judge(string name)
    {
        FuzzKind? kind = null;
        Fuzzer.Run(stream =>
        {
            kind ??= AllKinds.Make(name);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var verdict = kind.JudgeAsync(kind.Encoding.GetString(bytes.ToArray())).GetAwaiter().GetResult();
            if (verdict.Fault != Fault.None)
                throw new InvalidOperationException($"{verdict.Fault}: {verdict.Details}");
        });
    }
}
