using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A request that arrived at the service.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Operation">What it asked for.</param>
/// <param name="User">The number of the user in its path; null if there is none of the tenant's.</param>
/// <param name="Status">What was answered.</param>
/// <param name="WasApplied">Whether it was carried out.</param>
/// <param name="Fault">What struck it.</param>
internal sealed record Arrival(long Number, Operation? Operation, int? User, int? Status, bool WasApplied, FaultEffect? Fault)
{
    public static Arrival Of(JournalEntry entry)
    {
        var segments = entry.Path.Split('/');
        var users = Array.IndexOf(segments, "users");
        var user = users >= 0 && users + 1 < segments.Length && Guid.TryParse(segments[users + 1], out var id) ? NumberOf(id) : null;
        return new(entry.Number, entry.Operation, user, entry.Status, entry.WasApplied, entry.Fault);
    }

    private static int? NumberOf(Guid id)
    {
        var number = BitConverter.ToInt32(id.ToByteArray());
        return EmulatedTenant.SeededId(number) == id ? number : null;
    }
}
