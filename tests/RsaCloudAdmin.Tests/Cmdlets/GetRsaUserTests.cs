namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who is found, and what is shown of them.</summary>
[Example("", "User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class GetRsaUserTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }
}
