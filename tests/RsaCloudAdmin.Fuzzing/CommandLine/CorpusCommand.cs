using System.CommandLine;
using System.Globalization;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>Writes generated inputs into files, for afl-fuzz to begin with.</summary>
internal static class CorpusCommand
{
    // afl-fuzz takes long over large files.
    private const int LongestInput = 8000;

    public static Command Create(Argument<string> kind)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where to write them." };
        var inputs = new Option<int>("--inputs") { Description = "How many.", DefaultValueFactory = _ => 100 };
        var command = new Command("corpus", "Writes generated inputs into files, one each.") { kind, folder, inputs };
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
