using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>
/// Records a pipeline's merged streams: outcomes in the order of the rows, each after the messages about its row.
/// </summary>
internal sealed partial class OutcomeRecorder
{
    private readonly Run _run;
    private readonly object[] _inputs;
    private readonly List<Attempt> _attempts = [];
    private readonly List<Row> _toldLater = [];
    private int _next;
    private string _hopeless = string.Empty;
    private int _hopelessInARow;

    private OutcomeRecorder(Run run, object[] inputs) => (_run, _inputs) = (run, inputs);

    /// <summary>Whether an item is a row's outcome, not a message.</summary>
    public static bool IsOutcome(PSObject item) => item.BaseObject is not (InformationalRecord or InformationRecord);

    public static void Write(Run run, object[] inputs, PipelineResult result)
    {
        var scribe = new OutcomeRecorder(run, inputs);
        foreach (var item in result.Output)
            scribe.Read(item);
        run.WasStopped = result.WasStopped;
        foreach (var error in result.TerminatingError is { } last ? result.Errors.Append(last) : result.Errors)
            scribe.ReadEnd(error);
        // It ended by itself in the same moment, and wrote everything.
        if (run.EndedBy is not null)
            run.WasStopped = false;
        scribe.Close();
    }

    private void Read(PSObject item)
    {
        switch (item.BaseObject)
        {
            case VerboseRecord verbose:
                ReadMessage(verbose.Message);
                break;
            case InformationalRecord or InformationRecord:
                break;
            case ErrorRecord error:
                Add(IndexOf(error.TargetObject), new Outcome { ErrorId = error.FullyQualifiedErrorId.Split(',')[0], Message = error.Exception.Message });
                break;
            case bool works:
                Add(_next, works ? new Outcome() : new Outcome { ErrorId = "Failed" });
                break;
            default:
                var result = Result(item);
                Add(NextOf(result), result);
                break;
        }
    }

    private void ReadMessage(string message)
    {
        if (Attempt.Parse(message) is { } sent)
            _attempts.Add(sent);
        else if (_attempts.Count > 0 && message.StartsWith("The service is limiting requests", StringComparison.Ordinal))
            _attempts[^1] = _attempts[^1] with { WasRefused = true };
        else if (Summary().Match(message) is { Success: true } counts)
            _run.Summary = (Number(counts, "done"), Number(counts, "failed"));
    }

    private void Add(int? index, Outcome outcome)
    {
        if (index is not { } at || at >= _run.Rows.Count)
        {
            _run.Strays.Add($"{outcome} belongs to no row.");
            return;
        }

        // A run that ended early may leave out rows that were not sent yet.
        if (at < _next || (at > _next && _hopelessInARow < 3))
            _run.Strays.Add($"Row {at + 1} was reported instead of row {_next + 1}.");
        var row = _run.Rows[at];
        row.Add(outcome);
        _next = at + 1;
        if (_hopelessInARow >= 3)
        {
            // Messages about these rows follow after all outcomes.
            _toldLater.Add(row);
            return;
        }

        Count(outcome);
        row.Attempts.AddRange(_attempts);
        _attempts.Clear();
    }

    // Three refused tokens in a row end a run, as do three rows in a row that found no service. If the issuer gives no reason, it
    // may have refused only the scopes of a row.
    private void Count(Outcome outcome)
    {
        var why = outcome switch
        {
            { ErrorId: "TokenRefused" } when !outcome.Message.Contains("the issuer refuses the request without a reason", StringComparison.Ordinal) => "TokenRefused",
            { ErrorId: "ConnectionFailed" } when outcome.Message?.Contains("no connection to", StringComparison.Ordinal) == true => "NoService",
            _ => string.Empty,
        };
        // A row that sent nothing proves nothing about the service.
        if (why.Length == 0 && _attempts.Count == 0)
            return;
        _hopelessInARow = why.Length == 0 ? 0 : why == _hopeless ? _hopelessInARow + 1 : 1;
        _hopeless = why;
    }

    private void ReadEnd(ErrorRecord error)
    {
        if (error.FullyQualifiedErrorId.Split(',')[0] is "TokenRefused" or "ConnectionFailed" && error.Exception.Message.StartsWith("The run ended", StringComparison.Ordinal))
            _run.EndedBy = error.Exception.Message;
        else if (!_run.WasStopped)
            _run.Strays.Add($"The pipeline ended with {error.FullyQualifiedErrorId}: {error.Exception.Message}");
    }

    private void Close()
    {
        if (_run.WasStopped)
        {
            foreach (var row in _run.Rows.Skip(_next).Take(_run.Batch.ThrottleLimit))
                row.IsInDoubt = true;
            return;
        }

        // Messages after the end of the run are about rows reported before, or never.
        var rows = _toldLater.Concat(_run.Rows.Where(row => row.Outcome is null)).ToList();
        foreach (var same in rows.GroupBy(row => row.Planned.User))
        {
            foreach (var row in same)
            {
                row.LacksAttempts = WorkFacts.Find(_run.Batch.Work).NamesUserInBody;
                row.SharesAttempts = row.LacksAttempts || same.Key is null || same.Skip(1).Any();
            }

            same.First().Attempts.AddRange(_attempts.Where(t => same.Key is { } user && t.Path.Contains(UserNames.IdOf(user), StringComparison.Ordinal)));
        }
    }

    // Compares references: errors contain the input object itself.
    private int? IndexOf(object? target)
    {
        var index = Array.FindIndex(_inputs, input => ReferenceEquals(input, target));
        return index < 0 ? null : index;
    }

    private int? NextOf(Outcome result)
    {
        for (var i = _next; i < _run.Rows.Count; i++)
        {
            if (_run.Rows[i].Planned.Name == result.Identity)
                return i;
        }

        return null;
    }

    private static Outcome Result(PSObject item) => new()
    {
        UserId = Property(item, "UserId") as string,
        Identity = Property(item, "Identity") as string,
        TokencodeId = Property(item, "EmergencyTokencodeId") as string,
        WasEnabled = Property(item, "WasEnabled") as bool?,
        Code = (Property(item, "EmergencyTokencode") ?? Property(item, "Code")) switch
        {
            SecureString code => new NetworkCredential(string.Empty, code).Password,
            var code => code as string,
        },
    };

    private static object? Property(PSObject item, string name) => item.Properties[name]?.Value is var value && value is PSObject wrapped ? wrapped.BaseObject : value;

    private static int Number(Match counts, string name) => int.Parse(counts.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+ rows: (?<done>\d+) done, (?<failed>\d+) failed, in ", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();
}
