using System.Diagnostics;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Removes pieces of an input as long as it causes the same fault.</summary>
internal static class Shrinker
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    public static async Task<(string Input, string Details)> ShrinkAsync(FuzzKind kind, string input, Verdict found)
    {
        var watch = Stopwatch.StartNew();
        var smallest = (Input: input, Details: found.Details!);
        for (var piece = input.Length / 2; piece > 0; piece /= 2)
        {
            for (var at = 0; at + piece <= smallest.Input.Length && watch.Elapsed < LongEnough;)
            {
                var smaller = smallest.Input.Remove(at, piece);
                var verdict = await kind.JudgeAsync(smaller).ConfigureAwait(false);
                if (verdict.Fault == found.Fault)
                    smallest = (smaller, verdict.Details!);
                else
                    at += piece;
            }
        }

        return smallest;
    }
}
