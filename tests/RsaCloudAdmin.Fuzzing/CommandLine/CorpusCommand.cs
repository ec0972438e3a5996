using System.CommandLine;
using System.Globalization;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>Writes generated inputs to files, as the start of a run of afl-fuzz.</summary>
internal static class CorpusCommand
{
    // afl-fuzz is slow with large files.
    private const int LongestInput = 8000;

    public static Command Create(Argument<string> kind)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder for the files." };
        var inputs = new Option<int>("--inputs") { Description = "The number of inputs.", DefaultValueFactory = _ => 100 };
        var command = new Command("corpus", "Writes generated inputs to files, one input per file.") { kind, folder, inputs };
        command.SetAction(line => Write(AllKinds.Make(line.GetRequiredValue(kind)), line.GetRequiredValue(folder), line.GetValue(inputs)));
        return command;
    }

    private static void Write(FuzzKind kind, DirectoryInfo folder, int count)
    {
        folder.Create();
        var seed = new Seed(1);
        for (var i = 0; i < count; i++)
        {
            var input = seed.At(i).Make(kind.Inputs);
            File.WriteAllBytes(Path.Combine(folder.FullName, i.ToString("0000", CultureInfo.InvariantCulture)), kind.Encoding.GetBytes(input[..Math.Min(input.Length, LongestInput)]));
        }
    }
}
