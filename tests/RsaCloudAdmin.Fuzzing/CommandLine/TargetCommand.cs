using System.CommandLine;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;
using SharpFuzz;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>The program for afl-fuzz: judges inputs from standard input, one after the other. Without afl-fuzz, judges one input.</summary>
internal static class TargetCommand
{
    public static Command Create(Argument<string> kind)
    {
        var command = new Command("target", "Judges one input from standard input, or several under afl-fuzz. A finding ends the program with an exception.") { kind };
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
