namespace RsaCloudAdmin;

/// <summary>An emergency tokencode just issued, with the code readable because that was asked for.</summary>
public sealed class RsaPlainEmergencyTokencode : RsaIssuedTokencode
{
    /// <summary>The code itself: a credential.</summary>
    public required string EmergencyTokencode { get; init; }
}
