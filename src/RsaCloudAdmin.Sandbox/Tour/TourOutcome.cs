using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Compares what Tour.ps1 should leave in the service with what is there.</summary>
/// <param name="before">The users before the tour.</param>
/// <param name="after">The same users after it.</param>
internal sealed class TourOutcome(IReadOnlyList<UserState> before, IReadOnlyList<UserState> after)
{
    /// <summary>How many of the service's users, the first ones, are on the tour's list.</summary>
    public const int UsersOnTheList = 3;

    /// <summary>Whether every user is as expected, and those not on the list are unchanged.</summary>
    public bool IsAsExpected => Expected().SequenceEqual(after);

    /// <summary>Describes each user, and what is wrong.</summary>
    public IEnumerable<string> Describe()
    {
        foreach (var (expected, found) in Expected().Zip(after))
        {
            yield return $"  {found.Email}: {found}";
            if (found != expected)
                yield return $"    WRONG. Expected: {expected}";
        }
    }

    private IEnumerable<UserState> Expected() => before.Select((user, i) => i switch
    {
        0 => Helped(user) with { HasEmergencyTokencode = false },
        < UsersOnTheList => Helped(user),
        _ => user,
    });

    private static UserState Helped(UserState user) => user with
    {
        LockedMethods = "",
        HasEmergencyTokencode = true,
        IsHardwareTokenEnabled = true,
    };
}
