namespace RsaCloudAdmin.Soak.Plan;

internal enum Work
{
    Unlock,
    EnableTokencode,
    DisableTokencode,
    EnableToken,
    DisableToken,
    ClearPin,
    EnableUser,
    DisableUser,
    SetPhone,
    LookUp,
    TestConnection,
}
