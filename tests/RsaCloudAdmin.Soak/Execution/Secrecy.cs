using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Soak.Books;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>Looks for secrets in all that is shown: keys and tokens at once, tokencodes when all are known. Safe for many threads.</summary>
internal sealed partial class Secrecy
{
    public const string Rule = "No secret is shown";

    private readonly Lock _sync = new();
    private readonly string[] _secrets;
    // Numbers that look like a tokencode, with where they were first seen.
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly List<Discrepancy> _found = [];

    /// <param name="secrets">Pieces of private keys.</param>
    public Secrecy(IEnumerable<string> secrets) => _secrets = [.. secrets, "eyJ", "Bearer ", "PRIVATE KEY"];

    /// <summary>Looks through all streams of a pipeline.</summary>
    public void Look(Run run, PipelineResult result)
    {
        foreach (var item in result.Output.Concat(result.Errors.Select(PSObject.AsPSObject)).Concat(result.Warnings.Select(PSObject.AsPSObject)))
            Look(run.Name, TextOf(item));
    }

    /// <summary>Looks through a text.</summary>
    public void Look(string where, string text)
    {
        lock (_sync)
        {
            if (Array.Find(_secrets, secret => text.Contains(secret, StringComparison.Ordinal)) is { } shown)
                _found.Add(new(Rule, where, $"A piece of a key or a token is in a text of {text.Length} characters, at {text.IndexOf(shown, StringComparison.Ordinal)}."));
            foreach (var number in LikeTokencodes().EnumerateMatches(text))
                _numbers.TryAdd(text.Substring(number.Index, number.Length), where);
        }
    }

    /// <summary>What was found, given all tokencodes that are known to have been issued.</summary>
    public IReadOnlyList<Discrepancy> Found(IEnumerable<string> tokencodes)
    {
        lock (_sync)
            return [.. _found, .. tokencodes.Distinct().Where(_numbers.ContainsKey).Select(code => new Discrepancy(Rule, _numbers[code], "A tokencode is shown."))];
    }

    // The code itself is the result where it was asked for; everything else is text that gets about.
    private static string TextOf(PSObject item)
    {
        if (item.BaseObject is ErrorRecord error)
            return $"{error} {error.Exception} {error.ErrorDetails} {error.FullyQualifiedErrorId} {error.CategoryInfo} {error.TargetObject} {error.InvocationInfo?.Line}";
        if (!OutcomeRecorder.IsOutcome(item))
            return $"{item}";
        return $"{item} {string.Join(' ', item.Properties.Where(property => property.Name != "EmergencyTokencode" || property.Value is not string).Select(property => $"{property.Value}"))}";
    }

    // Ids and times have digits too, between letters and hyphens.
    [GeneratedRegex(@"(?<![\w.-])\d{8}(?![\w-])", RegexOptions.ExplicitCapture)]
    private static partial Regex LikeTokencodes();
}
