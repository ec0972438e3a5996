namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which sign-in methods are unlocked, and what is said of those that stay locked.</summary>
[Example("", "User", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class UnlockRsaUserMethodTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }
}
