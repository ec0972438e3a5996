using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Prepares a service for Tour.ps1, and checks what that script left in it.</summary>
internal sealed class GuidedTour
{
    /// <summary>How many users the service must have.</summary>
    public const int Users = 5;

    /// <summary>The exit code of Tour.ps1 if nothing stopped it.</summary>
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

    /// <summary>The arguments of PowerShell's console for the tour.</summary>
    public IEnumerable<string> Arguments =>
        ["-WorkingDirectory", _service.Folder, "-File", Path.Combine(AppContext.BaseDirectory, "Tour", "Tour.ps1"), "-ServiceUri", _service.Emulator.BaseUri.AbsoluteUri];

    /// <summary>Reports what the service contains after the tour.</summary>
    /// <returns>The exit code: 0 if everything is as the tour should leave it.</returns>
    public int Conclude(TextWriter output)
    {
        var outcome = new TourOutcome(_before, UserState.ReadAll(_service.Emulator.Tenant));
        output.WriteLine();
        output.WriteLine("What the service contains now:");
        foreach (var line in outcome.Describe())
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine(outcome.IsAsExpected
            ? $"All of this is correct: the first {TourOutcome.UsersOnTheList} users were on the list, and the others were left alone."
            : "Not all of this is correct. See the lines marked WRONG.");
        return outcome.IsAsExpected ? 0 : 1;
    }
}
