using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>A user whose address was given to somebody else after the user was looked up.</summary>
public class RenamedUserTests : CmdletTest
{
    private static readonly string[] SendingNames = ["New-RsaEnrollmentCode", "New-RsaRegistrationCode", "Revoke-RsaEnrollmentCode"];

    public static TheoryData<string> CmdletsThatSendNames => new(SendingNames);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // A user with a phone gets no registration code.
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { Devices = [] });
        Connect();
        RunCleanly("$user = Get-RsaUser user1; $null = New-RsaEnrollmentCode user1");
        Service.Requests.Clear();
    }

    [Fact]
    public void Each_change_whose_path_lacks_the_user_s_id_is_in_these_tests()
    {
        string[] sending = [.. CmdletList.Changing.Intersect(CmdletList.TakingUsers).Where(SendsName)];

        Assert.Equal(SendingNames, sending);
    }

    [Theory]
    [MemberData(nameof(CmdletsThatSendNames))]
    public void A_piped_user_whose_address_is_somebody_else_s_is_an_error_and_nothing_is_changed(string command)
    {
        Service.Tenant.AddUser("user1@example.com", "newcomer");

        Assert.Equal("IdentityMismatch", IdOf(Run($"$user | {command}")));

        Assert.Equal((1, 1), (Service.Requests.CountOf(Operation.LookUp), Service.Requests.Count));
    }

    [Theory]
    [MemberData(nameof(CmdletsThatSendNames))]
    public void A_piped_user_who_is_unchanged_is_looked_up_once(string command)
    {
        Assert.Single(RunCleanly($"$user | {command}"));

        Assert.Equal((1, 2), (Service.Requests.CountOf(Operation.LookUp), Service.Requests.Count));
    }

    private bool SendsName(string cmdlet)
    {
        var call = CmdletList.CallsOf(cmdlet)[0];
        Service.Tenant.Reset();
        RunCleanly(call.Before);
        Service.Requests.Clear();
        RunCleanly($"{call}");
        var changes = Service.Requests.Entries.Where(entry => !entry.Path.EndsWith("/lookup", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(changes);
        return changes.Exists(change => !change.Path.Contains($"{EmulatedTenant.SeededId(1)}", StringComparison.Ordinal));
    }
}
