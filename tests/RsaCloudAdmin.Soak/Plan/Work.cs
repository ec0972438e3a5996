namespace RsaCloudAdmin.Soak.Plan;

/// <summary>What a batch does.</summary>
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
