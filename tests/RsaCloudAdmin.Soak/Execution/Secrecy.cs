using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Soak.Books;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>
/// Searches all output for secrets: keys and tokens immediately, codes when all of them are known. Thread-safe.
/// </summary>
internal sealed partial class Secrecy
{
    public const string Rule = "No secret is shown";

    private readonly Lock _sync = new();
    private readonly string[] _secrets;
    // Numbers that look like a code, and where each was first seen.
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly List<Discrepancy> _found = [];

    /// <param name="secrets">Pieces of private keys.</param>
    public Secrecy(IEnumerable<string> secrets) => _secrets = [.. secrets, "eyJ", "Bearer ", "PRIVATE KEY"];

    public void Look(Run run, PipelineResult result)
    {
        var isPlain = run.Batch.Options.Contains("-AsPlainText", StringComparison.Ordinal);
        foreach (var item in result.Output.Concat(result.Errors.Select(PSObject.AsPSObject)).Concat(result.Warnings.Select(PSObject.AsPSObject)))
            Look(run.Name, TextOf(item, isPlain));
    }

    public void Look(string where, string text)
    {
        lock (_sync)
        {
            if (Array.Find(_secrets, secret => text.Contains(secret, StringComparison.Ordinal)) is { } shown)
                _found.Add(new(Rule, where, $"A text of {text.Length} characters contains a piece of a key or a token at position {text.IndexOf(shown, StringComparison.Ordinal)}."));
            foreach (var number in LikeCodes().EnumerateMatches(text))
                _numbers.TryAdd(text.Substring(number.Index, number.Length), where);
        }
    }

    /// <summary>Returns what was found, given all codes known to have been issued.</summary>
    public IReadOnlyList<Discrepancy> Found(IEnumerable<string> codes)
    {
        lock (_sync)
            return [.. _found, .. codes.Distinct().Where(_numbers.ContainsKey).Select(code => new Discrepancy(Rule, _numbers[code], "A code is shown."))];
    }

    // A code that was requested as plain text is the result itself. Everything else is text that may be logged.
    private static string TextOf(PSObject item, bool isPlain)
    {
        if (item.BaseObject is ErrorRecord error)
            return $"{error} {error.Exception} {error.ErrorDetails} {error.FullyQualifiedErrorId} {error.CategoryInfo} {error.TargetObject} {error.InvocationInfo?.Line}";
        if (!OutcomeRecorder.IsOutcome(item))
            return $"{item}";
        return $"{item} {string.Join(' ', item.Properties.Where(property => !isPlain || property.Name is not ("EmergencyTokencode" or "Code" or "VerificationLink")).Select(property => $"{property.Value}"))}";
    }

    // Ids and times contain digits too, but next to letters or hyphens.
    [GeneratedRegex(@"(?<![\w.-])\d{8,9}(?![\w-])", RegexOptions.ExplicitCapture)]
    private static partial Regex LikeCodes();
}
