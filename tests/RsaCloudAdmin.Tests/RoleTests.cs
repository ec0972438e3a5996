using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Tests;

/// <summary>Which operations an admin's role permits.</summary>
public class RoleTests : CmdletTest
{
    [Fact]
    public void A_help_desk_key_is_enough_for_every_cmdlet()
    {
        Service.CreateApiKey(AdminRole.HelpDesk).WriteTo(KeyPath);

        foreach (var call in CmdletList.Session)
            RunCleanly($"{call.Before}; {call}");
    }
}
