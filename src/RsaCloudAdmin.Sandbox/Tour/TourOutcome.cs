using RsaCloudAdmin.Sandbox.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>What <see cref="TourScript"/> must have left in the service, set against what is there.</summary>
/// <param name="before">The users as they were.</param>
/// <param name="after">The same users, as they are now.</param>
internal sealed class TourOutcome(IReadOnlyList<UserState> before, IReadOnlyList<UserState> after)
{
    /// <summary>Whether every user is as was asked for, those not on the list untouched.</summary>
    public bool IsAsAsked => Expected().SequenceEqual(after);

    /// <summary>Says user by user how things are, and what is not as it should be.</summary>
    public IEnumerable<string> Describe()
    {
        foreach (var (expected, found) in Expected().Zip(after))
        {
            yield return $"  {found.Email}: {found}";
            if (found != expected)
                yield return $"    WRONG. It should be: {expected}";
        }
    }

    private IEnumerable<UserState> Expected() => before.Select((user, i) => i switch
    {
        0 => Helped(user) with { HasEmergencyTokencode = false },
        < TourScript.UsersOnTheList => Helped(user),
        _ => user,
    });

    private static UserState Helped(UserState user) => user with
    {
        LockedMethods = "",
        HasEmergencyTokencode = true,
        IsHardwareTokenEnabled = true,
    };
}
