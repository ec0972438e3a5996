using System.Globalization;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Soak.Plan;

/// <summary>
/// Plans the rows of a batch: users by id, e-mail address and user name, some of them repeated, some unknown, some with
/// invalid values.
/// </summary>
internal sealed class RowPlanner(Random random)
{
    private const double ShareFlawed = 0.06;
    private const double ShareRepeated = 0.1;

    /// <param name="work">The operation.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="users">The users to choose from.</param>
    /// <param name="named">For disabling tokencodes: whether the rows name the tokencodes.</param>
    public IReadOnlyList<PlannedRow> Plan(Work work, int count, IReadOnlyList<int> users, bool named)
    {
        if (work == Work.TestConnection)
            return [.. Enumerable.Repeat(new PlannedRow(null, null, string.Empty), count)];

        var drawn = new Queue<int>(users.OrderBy(_ => random.Next()));
        var rows = new List<PlannedRow>();
        while (rows.Count < count)
        {
            var user = drawn.Count == 0 || (rows.Count > 0 && random.NextDouble() < ShareRepeated)
                ? rows[random.Next(rows.Count)].User ?? users[random.Next(users.Count)]
                : drawn.Dequeue();
            rows.Add(random.NextDouble() < ShareFlawed ? Flawed(work, user, named) : Sound(work, user, named));
        }

        return rows;
    }

    private PlannedRow Sound(Work work, int user, bool named)
    {
        var mayBeId = work != Work.LookUp && !WorkFacts.Find(work).NamesUserInBody && (work != Work.DisableTokencode || named);
        var row = random.Next(mayBeId ? 4 : 3) switch
        {
            0 => Named(user, "Email", $"user{user}@example.com"),
            1 => Named(user, "UserName", $"user{user}"),
            2 => Named(user, "UserPrincipalName", $"USER{user}@example.com"),
            _ => Named(user, "UserId", EmulatedTenant.SeededId(user).ToString()),
        };
        return Completed(work, row, named);
    }

    private PlannedRow Flawed(Work work, int user, bool named) => random.Next(4) switch
    {
        0 => Completed(work, new PlannedRow(null, "Email", "  "), named) with { Flaw = Flaw.Unusable },
        1 => Completed(work, Named(null, "UserName", string.Create(CultureInfo.InvariantCulture, $"nobody{random.Next(1000)}")), named) with { Flaw = Flaw.UnknownUser },
        2 => Completed(work, Named(null, "Email", string.Create(CultureInfo.InvariantCulture, $"nobody{random.Next(1000)}@example.com")), named) with { Flaw = Flaw.UnknownUser },
        _ => WrongValue(work, user, named),
    };

    private PlannedRow WrongValue(Work work, int user, bool named)
    {
        var byId = new PlannedRow(user, "UserId", EmulatedTenant.SeededId(user).ToString());
        return work switch
        {
            // Another user's token may be unassigned. The service would then assign it to this user.
            _ when WorkFacts.Find(work).NamesToken => random.Next(work is Work.AssignToken or Work.UnassignToken ? 2 : 3) switch
            {
                0 => byId with { SerialNumber = new string('7', 37), Flaw = Flaw.Unusable },
                1 => byId with { SerialNumber = "77", Flaw = Flaw.WrongValue },
                _ => byId with { SerialNumber = EmulatedTenant.SeededSerialNumber(user == 1 ? 2 : user - 1), Flaw = Flaw.WrongValue },
            },
            Work.RemoveDevice when random.Next(2) == 0 => byId with { Flaw = Flaw.Unusable },
            Work.RemoveDevice => byId with { DeviceId = Guid.Empty.ToString(), Flaw = Flaw.WrongValue },
            Work.DisableTokencode when named => byId with { SerialNumber = null, Flaw = Flaw.WrongValue },
            Work.DisableTokencode or Work.LookUp => byId with { Flaw = Flaw.Unusable },
            _ => new PlannedRow(null, "UserId", new Guid(random.Next(), 0, 0, new byte[8]).ToString()) { Flaw = Flaw.UnknownUser },
        };
    }

    // Hardware tokens, devices and tokencodes are named in a separate column.
    private PlannedRow Named(int? user, string column, string name) => new(user, random.Next(2) == 0 ? column : null, name);

    private static PlannedRow Completed(Work work, PlannedRow row, bool named) => work switch
    {
        _ when WorkFacts.Find(work).NamesToken => row with { Column = row.Column ?? "UserId", SerialNumber = EmulatedTenant.SeededSerialNumber(row.User ?? 1) },
        Work.RemoveDevice => row with { Column = row.Column ?? "UserId", DeviceId = EmulatedTenant.SeededDeviceId(row.User ?? 1).ToString() },
        Work.DisableTokencode when named => row with { Column = row.Column ?? "UserId", NamesTokencode = true },
        _ => row,
    };
}
