namespace RsaCloudAdmin.Soak.Plan;

internal enum Work
{
    Unlock,
    EnableTokencode,
    DisableTokencode,
    EnableToken,
    DisableToken,
    LookUp,
    TestConnection,
}
