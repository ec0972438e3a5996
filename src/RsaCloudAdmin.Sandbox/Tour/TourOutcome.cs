using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Compares the expected state of the users after Tour.ps1 with the actual state.</summary>
/// <param name="before">The users before the tour.</param>
/// <param name="after">The same users after it.</param>
internal sealed class TourOutcome(IReadOnlyList<UserState> before, IReadOnlyList<UserState> after)
{
    /// <summary>The number of users on the tour's list: the first users of the service.</summary>
    public const int UsersOnTheList = 3;

    /// <summary>Whether every user is as expected. Users who are not on the list must be unchanged.</summary>
    public bool IsAsExpected => Expected().SequenceEqual(after);

    /// <summary>Returns a line for each user, and another line if the state is wrong.</summary>
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
        1 => Helped(user),
        2 => Helped(user) with { Phones = 0, HasEnrollmentCode = true, HardwareTokens = user.HardwareTokens + 1 },
        _ => user,
    });

    private static UserState Helped(UserState user) => user with
    {
        LockedMethods = "",
        HasEmergencyTokencode = true,
        IsHardwareTokenEnabled = true,
    };
}
