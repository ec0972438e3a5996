using RsaCloudAdmin.Sandbox.Service;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Goes through <see cref="TourScript"/> and looks at what it left in the service.</summary>
internal sealed class GuidedTour(SandboxService service, SandboxSession session, TourPrinter printer)
{
    /// <summary>How many users the service must have.</summary>
    public const int Users = 5;

    /// <summary>Types every command, and says what came of it.</summary>
    /// <returns>Whether the service's state is what was asked for.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool Run(CancellationToken stop)
    {
        var before = ServiceState.Read(service.Emulator.Tenant);
        // One is named by the id, the others by their addresses, as lists from several sources are.
        var list = before.Take(TourScript.UsersOnTheList).Select((user, i) => i == 0 ? user : user with { UserId = "" });
        UserList.Write(service.UsersCsv, list, TourScript.Stranger);

        printer.Say($"""
            A tour of the RsaCloudAdmin cmdlets. The service they talk to is a stand-in on this computer,
            at {service.Emulator.BaseUri}; no real tenant is touched.
            """);
        foreach (var (number, step) in TourScript.Steps.Index())
        {
            printer.Title(number + 1, step.Title);
            foreach (var line in step.Lines)
            {
                stop.ThrowIfCancellationRequested();
                printer.Typed(line);
                session.Console.Type(line);
            }
        }

        stop.ThrowIfCancellationRequested();
        return Conclude(new TourOutcome(before, ServiceState.Read(service.Emulator.Tenant)));
    }

    private bool Conclude(TourOutcome outcome)
    {
        printer.Say("");
        printer.Say("What the service holds now:");
        foreach (var line in outcome.Describe())
            printer.Say(line);
        printer.Say("");
        printer.Say(outcome.IsAsAsked
            ? $"All is as it was asked for: the first {TourScript.UsersOnTheList} users were on the list, the others were left alone."
            : "Not all is as it was asked for: see the lines that say WRONG.");
        return outcome.IsAsAsked;
    }
}
