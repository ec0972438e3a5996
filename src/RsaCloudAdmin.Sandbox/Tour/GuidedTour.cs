using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Prepares an emulator for Tour.ps1, and checks its state after the script.</summary>
internal sealed class GuidedTour
{
    /// <summary>The number of users that the emulator must have.</summary>
    public const int Users = 5;

    /// <summary>The exit code of Tour.ps1 if it ran to its end.</summary>
    public const int RanToItsEnd = 10;

    // On the list, but unknown to the service.
    private const string Stranger = "nobody@example.com";

    private readonly LocalService _service;
    private readonly IReadOnlyList<UserState> _before;

    public GuidedTour(LocalService service)
    {
        _service = service;
        _before = UserState.ReadAll(service.Emulator.Tenant);
        // Lists from several sources identify some users by id and others by address.
        var list = _before.Take(TourOutcome.UsersOnTheList).Select((user, i) => i == 0 ? user : user with { UserId = "" });
        UserList.Write(service.UsersCsv, list, Stranger);
    }

    /// <summary>The arguments for PowerShell's console.</summary>
    public IEnumerable<string> Arguments =>
        ["-WorkingDirectory", _service.Folder, "-File", Path.Combine(AppContext.BaseDirectory, "Tour", "Tour.ps1"), "-ServiceUri", _service.Emulator.BaseUri.AbsoluteUri];

    /// <summary>Writes the state of the users after the tour.</summary>
    /// <returns>The exit code: 0 if the state is as expected, otherwise 1.</returns>
    public int Conclude(TextWriter output)
    {
        var outcome = new TourOutcome(_before, UserState.ReadAll(_service.Emulator.Tenant));
        output.WriteLine();
        output.WriteLine("The users in the service now:");
        foreach (var line in outcome.Describe())
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine(outcome.IsAsExpected
            ? $"All of this is correct: the first {TourOutcome.UsersOnTheList} users were on the list, and the other users are unchanged."
            : "Not all of this is correct. See the lines marked WRONG.");
        return outcome.IsAsExpected ? 0 : 1;
    }
}
