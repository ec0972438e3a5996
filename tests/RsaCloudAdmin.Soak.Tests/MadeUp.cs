using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Tests;

/// <summary>Made-up books, by default of one list with one user.</summary>
internal static class MadeUp
{
    public const int User = 1;
    public const string CodeId = "c0de0000-0000-0000-0000-000000000001";
    public const string Code = "12345678";

    public static UserState Locked { get; } = new() { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true };

    public static UserState WithCode { get; } = Locked with { TokencodeId = CodeId, Tokencode = Code, CodesIssued = 1 };

    public static PlannedRow Asked { get; } = new(User, null, UserNames.IdOf(User));

    public static Outcome Unlocked { get; } = new() { UserId = UserNames.IdOf(User), Identity = UserNames.IdOf(User) };

    public static Outcome Issued { get; } = Unlocked with { TokencodeId = CodeId, Code = Code };

    public static Outcome Failed(string id, string message = "") => new() { ErrorId = id, Message = message };

    public static Attempt Sent(string result, string method = "PATCH") => new(method, $"v1/users/{UserNames.IdOf(User)}/what", result);

    public static Arrival Arrived(Work work, int number, int? status, bool wasApplied, FaultEffect? fault = null) =>
        new(number, WorkFacts.Find(work).Operation, User, status, wasApplied, fault);

    /// <summary>Returns a row with its outcome and the requests reported for it.</summary>
    public static Row Row(Outcome? outcome, params Attempt[] attempts) => Row(Asked, outcome, attempts);

    public static Row Row(PlannedRow planned, Outcome? outcome, params Attempt[] attempts)
    {
        var row = new Row(planned);
        if (outcome is not null)
            row.Add(outcome);
        row.Attempts.AddRange(attempts);
        return row;
    }

    public static Run Run(Work work, UserState before, UserState after, params Row[] rows) => new()
    {
        Name = "list",
        Batch = new PlannedBatch(work, string.Empty, 5, [.. rows.Select(row => row.Planned)]),
        Rows = rows,
        RequestsBefore = 0,
        Before = new Dictionary<int, UserState> { [User] = before },
        After = new Dictionary<int, UserState> { [User] = after },
    };

    public static Ledger Ledger(Run run, params Arrival[] arrivals) => new()
    {
        Runs = [run],
        Operations = run.Rows.Count,
        Arrivals = arrivals,
        Final = run.After,
    };

    /// <summary>Returns the rules that the books break, each once.</summary>
    public static IEnumerable<string> BrokenIn(Ledger ledger) => Bookkeeper.Check(ledger).Select(found => found.Rule).Distinct();

}
