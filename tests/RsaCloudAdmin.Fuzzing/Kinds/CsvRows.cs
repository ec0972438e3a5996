using System.Collections.Concurrent;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>CSV files of users, through Import-Csv and a cmdlet to the service. Each input is one file, whose rows count separately.</summary>
internal sealed partial class CsvRows : FuzzKind
{
    private static readonly string[] Columns = ["UserId", "Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "SamAccountName", "Identity", "Id"];

    // The user that each name, address or id refers to.
    private static readonly Dictionary<string, string> SeededNames = Enumerable.Range(1, EmulatedSession.Users)
        .SelectMany(n => new[] { EmulatedTenant.SeededId(n).ToString(), $"user{n}@example.com", $"user{n}" }, (n, name) => KeyValuePair.Create(name, EmulatedTenant.SeededId(n).ToString()))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Gen<string> User = Gen.Frequency(
        (4, Gen.Int[1, EmulatedSession.Users].Select(n => EmulatedTenant.SeededId(n).ToString())),
        (4, Gen.Int[1, EmulatedSession.Users].Select(n => $"user{n}@example.com")),
        (2, Gen.Int[1, EmulatedSession.Users].Select(n => $"user{n}")),
        (1, Gen.OneOfConst("", " ", "nobody", "nobody@example.com", "00000000-0000-0000-0000-000000000000", "../x", "=1+1", "@SUM(A1)", "#N/A", "\"", "\"\"", "a,b", "a;b", "a\r\nb", "a\nb", "NULL", "$null", "$(Get-Date)")),
        (2, Odd.Text));

    // Cells quoted as other programs write them, or wrongly.
    private static readonly Gen<Func<string, string>> Quoting = Gen.FrequencyConst<Func<string, string>>(
        (5, DisplayText), (3, value => value.AsSpan().ContainsAny(",\"\r\n ") ? DisplayText(value) : value), (1, value => value), (1, value => $" {value} "));

    private static readonly Gen<string> Header = Gen.Frequency(
        (8, Gen.OneOfConst(Columns)),
        (2, Gen.OneOfConst("TokenSerialNumber", "Department", "userid", "E-Mail", " Email ", "", "#TYPE", "Length", "PSObject", "InputObject", "Method", "WhatIf", "ErrorAction", "ThrottleLimit")),
        (1, Odd.Text));

    private static readonly Gen<string> Cell = Gen.Select(User, Quoting, (user, quoting) => quoting(user));

    private static readonly Gen<string> File = Gen.Select(Header.Array[1, 4], Cell.Array[1, 5].Array[1, 120], Gen.OneOfConst("\n", "\r\n", "\r"), Gen.OneOfConst("", "", "\uFEFF", "#TYPE System.Object\n", "sep=,\n"), Gen.FrequencyConst((12, ','), (1, ';'), (1, '\t')),
        (header, rows, end, mark, delimiter) => $"{mark}{string.Join(delimiter, header)}{end}{string.Concat(rows.Select(row => string.Join(delimiter, row) + end))}");

    private readonly ConcurrentBag<EmulatedSession> _idle = [];

    public override string Name => "csv-rows";

    public override int Share => 2;

    public override Gen<string> Inputs { get; } = File.Damaged(kept: 7);

    public override async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session))
            await session.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var session = _idle.TryTake(out var idle) ? idle : await EmulatedSession.OpenAsync().ConfigureAwait(false);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.csv");
        try
        {
            await System.IO.File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(input)).ConfigureAwait(false);
            return Try(session, path);
        }
        finally
        {
            System.IO.File.Delete(path);
            _idle.Add(session);
        }
    }

    private static Verdict Try(EmulatedSession session, string path)
    {
        var list = session.Run("Import-Csv -LiteralPath $Path", "Path", path);
        // A file that PowerShell itself rejects reaches no cmdlet.
        if (list.Errors.Count > 0 || list.TerminatingError is not null || list.Output.Count == 0)
            return Verdict.IsRefused;

        session.Service.Requests.Clear();
        var run = session.Run("$Rows | Unlock-RsaUserMethod -ThrottleLimit 16 2>&1", "Rows", list.Output);
        if (run.TerminatingError is { } end)
            return Verdict.Wrong(Fault.UnclearException, $"the run ended: {end.Exception}");
        if (run.Output.Count != list.Output.Count)
            return Verdict.Wrong(Fault.WrongResult, $"{list.Output.Count} rows produced {run.Output.Count} outcomes");
        if (session.Service.Requests.Entries.FirstOrDefault(request => request.Operation is null) is { } stray)
            return Verdict.Wrong(Fault.WrongResult, $"{stray.Method} {stray.Path} was sent");

        var told = new List<string>();
        foreach (var (row, outcome) in list.Output.Zip(run.Output))
        {
            if (FaultOf(row, outcome, out var details) is var fault and not Fault.None)
                return Verdict.Wrong(fault, details!);
            if (outcome.BaseObject is RsaUserMethodStatus result)
                told.Add(result.UserId);
        }

        // Requests contain the id as the list spells it; results contain it as the service spells it.
        var done = session.Service.Requests.Entries.Where(request => request is { Operation: Operation.Unlock, WasApplied: true }).Select(request => UserOf(request.Path)).Order(StringComparer.OrdinalIgnoreCase);
        return done.SequenceEqual(told.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)
            ? new Verdict(told.Count, run.Output.Count - told.Count)
            : Verdict.Wrong(Fault.WrongResult, $"the service unlocked {string.Join(", ", done)}, but the results name {string.Join(", ", told.Order())}");
    }

    // If several columns name a user, the first one counts.
    private static bool Names(PSObject row, string userId) =>
        Columns.SelectMany(column => Cells(row, column)).FirstOrDefault() is { } name
        && SeededNames.TryGetValue(name, out var id) && id.Equals(userId, StringComparison.OrdinalIgnoreCase);

    // Case, spaces, underscores, dashes and invisible characters in the name of a column do not matter.
    private static IEnumerable<string> Cells(PSObject row, string column) => row.Properties
        .Where(cell => Ignored().Replace(cell.Name, "").Equals(column, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(cell => cell.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
        .Select(cell => (cell.Value as string)?.Trim())
        .OfType<string>().Where(value => value.Length > 0);

    // If a row may contain a key or the text of another row, its error does not contain the row.
    private static bool MayBeSecret(PSObject row) => row.Properties.Any(column => column.Value is string text
        && (FormOfKey().IsMatch(text) || FormOfRow().IsMatch(text) || (NameInKey().IsMatch(column.Name) && text.Length >= 20)));

    private static string UserOf(string path) => path.Split('/')[^2];

    private static Fault FaultOf(PSObject row, PSObject outcome, out string? details)
    {
        if (outcome.BaseObject is RsaUserMethodStatus result)
        {
            details = $"{row} produced {result.Identity} with the id {result.UserId}";
            return Names(row, result.UserId) && Columns.Any(column => Cells(row, column).Contains(result.Identity)) ? Fault.None : Fault.WrongResult;
        }

        if (outcome.BaseObject is not ErrorRecord error)
        {
            details = $"{outcome.BaseObject} came of {row}";
            return Fault.WrongResult;
        }

        details = error.Exception.ToString();
        if (error.Exception.GetType().Name is not (nameof(RsaCloudAdminException) or nameof(RsaTokenRefusedException) or nameof(RsaMethodStillLockedException)))
            return Fault.UnclearException;
        details = $"{error.TargetObject} is the target, not {row}";
        if (error.TargetObject is null ? !MayBeSecret(row) : !ReferenceEquals(PSObject.AsPSObject(error.TargetObject), row))
            return Fault.WrongResult;
        var unclear = MessageRules.FaultOf(error.Exception.Message);
        details = $"{unclear}: {error.Exception.Message}";
        return unclear is null ? Fault.None : Fault.UnclearMessage;
    }

    private static string DisplayText(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"[\s_\p{Pd}\p{Cf}]")]
    private static partial Regex Ignored();

    // CSV or JSON, or a line of Format-List.
    [GeneratedRegex("\",\\s*\"|\\{\\s*\"|^\\w+\\s+:\\s")]
    private static partial Regex FormOfRow();

    // A column that is named like a private part of a key.
    [GeneratedRegex("^(d|p|q|dp|dq|qi|InverseQ|accessKey)$", RegexOptions.IgnoreCase)]
    private static partial Regex NameInKey();

    // JSON, or a line of a PEM file.
    [GeneratedRegex(@"^\s*\{[\s\S]*""|""(d|p|q|dp|dq|qi|accessKey)""|PRIVATE KEY-|^[A-Za-z0-9+/=]{64,76}\s*$")]
    private static partial Regex FormOfKey();
}
