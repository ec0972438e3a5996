using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Journal;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A request that arrived at the service.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Operation">The requested operation.</param>
/// <param name="User">
/// The number of the user in its path, or in the body of a code operation; null if it names none of the tenant's users.
/// </param>
/// <param name="Status">The status code of the response; null if there was none.</param>
/// <param name="WasApplied">Whether it was carried out.</param>
/// <param name="Fault">The fault that was applied to it; null for none.</param>
internal sealed record Arrival(long Number, Operation? Operation, int? User, int? Status, bool WasApplied, FaultEffect? Fault)
{
    public static Arrival From(JournalEntry entry) =>
        new(entry.Number, entry.Operation, Guid.TryParse(entry.User, out var id) ? NumberOf(id) : null, entry.Status, entry.WasApplied, entry.Fault);

    private static int? NumberOf(Guid id)
    {
        var number = BitConverter.ToInt32(id.ToByteArray());
        return EmulatedTenant.SeededId(number) == id ? number : null;
    }
}
