namespace RsaCloudAdmin;

/// <summary>A new emergency tokencode with the code as readable text, as requested with -AsPlainText.</summary>
public sealed class RsaPlainEmergencyTokencode : RsaIssuedTokencode
{
    /// <summary>The code. It is a credential.</summary>
    public required string EmergencyTokencode { get; init; }
}
