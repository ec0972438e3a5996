using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>The service's state of a user after a pipeline must agree with what the pipeline reported.</summary>
internal static class StateRules
{
    public const string State = "The service's state matches the successes";
    public const string Code = "The reported code is the service's";
    public const string Issued = "The journal matches the service's state";

    public static IEnumerable<Discrepancy> Check(Run run, int user, IReadOnlyList<Row> rows, IReadOnlyList<Arrival> arrivals)
    {
        var (before, after) = (run.Before[user], run.After[user]);
        var outcomes = rows.Select(row => row.Outcome).OfType<Outcome>().ToList();
        var applied = arrivals.Count(a => a.WasApplied);
        // Requests of a stopped pipeline may be carried out a moment later.
        var found = rows.Any(row => row.IsInDoubt) ? [] : Check(run.Batch, before, after, rows, applied);
        return found.Select(broken => new Discrepancy(broken.Rule, $"{run.Name}, user {user}, {string.Join("; ", outcomes)}", $"{broken.What} Before: {before}. After: {after}."));
    }

    private static IEnumerable<(string Rule, string What)> Check(PlannedBatch batch, UserState before, UserState after, IReadOnlyList<Row> rows, int applied)
    {
        if (applied == 0 && after != before)
            yield return (State, "The state changed, although no change was carried out.");
        var issued = after.CodesIssued - before.CodesIssued;
        if (issued != (WorkFacts.Find(batch.Work).IssuesCode ? applied : 0))
            yield return (Issued, $"{issued} codes were issued.");

        var outcomes = rows.Select(row => row.Outcome).OfType<Outcome>().ToList();
        // After an ambiguous failure, a row succeeds if the service does not find what it names. If it names something
        // wrong, this says nothing about what the user has.
        var successes = rows.Where(row => !(row.FoundNothingToChange && (row.Planned.Flaw != Flaw.None || (row.Outcome is { WasEnabled: true } gone && gone.TokencodeId != before.TokencodeId))))
            .Select(row => row.Outcome).OfType<Outcome>().Where(o => o.IsSuccess).ToList();
        if (successes.Count == 0)
            yield break;
        var isTrue = batch.Work switch
        {
            Work.Unlock => after == before with
            {
                IsTokenLocked = before.IsTokenLocked && batch.Options.Length > 0 && !batch.Options.Contains("Token", StringComparison.Ordinal),
                IsSmsLocked = before.IsSmsLocked && batch.Options.Length > 0 && !batch.Options.Contains("Sms", StringComparison.Ordinal),
                IsVoiceLocked = before.IsVoiceLocked && batch.Options.Length > 0 && !batch.Options.Contains("Voice", StringComparison.Ordinal),
            },
            Work.EnableToken => after == before with { IsHardwareTokenEnabled = true },
            Work.DisableToken => after == before with { IsHardwareTokenEnabled = false },
            Work.AssignToken => after == before with
            {
                OwnsHardwareToken = true,
                HasPin = before.OwnsHardwareToken && before.HasPin,
                IsHardwareTokenEnabled = !before.OwnsHardwareToken || before.IsHardwareTokenEnabled,
            },
            Work.UnassignToken => after == before with { OwnsHardwareToken = false, HasPin = false, TokenName = null, IsHardwareTokenEnabled = !before.OwnsHardwareToken && before.IsHardwareTokenEnabled },
            Work.RenameToken => after == before with { TokenName = UserState.NewTokenName },
            Work.ClearPin => after == before with { HasPin = false },
            Work.EnableUser => after == before with { IsEnabled = true },
            Work.DisableUser => after == before with { IsEnabled = false },
            Work.MarkDeleted => after == before with { IsMarkedDeleted = true },
            Work.RestoreUser => after == before with { IsMarkedDeleted = false },
            Work.SetPhone => after == before with { SmsNumber = UserState.NewSmsNumber },
            Work.RemoveDevice => after == before with { HasPhone = false },
            Work.DisableTokencode => after == before with { TokencodeId = null, Tokencode = null }
                && successes.Where(o => o.WasEnabled == true).All(o => o.TokencodeId == before.TokencodeId),
            Work.EnableTokencode => after == before with { TokencodeId = after.TokencodeId, Tokencode = after.Tokencode, CodesIssued = after.CodesIssued },
            Work.IssueEnrollmentCode => after == before with { EnrollmentCode = after.EnrollmentCode, CodesIssued = after.CodesIssued },
            Work.RevokeEnrollmentCode => after == before with { EnrollmentCode = null },
            Work.IssueRegistrationCode => after == before with { RegistrationCode = after.RegistrationCode, CodesIssued = after.CodesIssued },
            Work.SyncUser => after == before with { SynchronizedAt = after.SynchronizedAt } && after.SynchronizedAt != before.SynchronizedAt
                && successes.All(o => o.TokencodeId == before.TokencodeId),
            // A look-up must show the current state.
            _ => after == before && successes.All(o => o.TokencodeId == before.TokencodeId),
        };
        if (!isTrue)
            yield return (State, "The state contradicts a success.");
        if (WorkFacts.Find(batch.Work).IssuesCode && !successes.Any(o => after.Holds(batch.Work, o)) && !outcomes.Any(o => o.IsUnsure))
            yield return (Code, "The service has none of the reported codes.");
        if (batch.Work is Work.LookUp or Work.SyncUser)
            yield break;
        // If a tokencode was already gone, another row may have disabled it.
        foreach (var twice in rows.Where(row => row.Outcome is { IsSuccess: true, TokencodeId: not null } && !row.FoundNothingToChange).GroupBy(row => row.Outcome!.TokencodeId).Where(same => same.Count() > 1))
            yield return (Code, $"The tokencode {twice.Key} is the result of {twice.Count()} rows.");
    }
}
