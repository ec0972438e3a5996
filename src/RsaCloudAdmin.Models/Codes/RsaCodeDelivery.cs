namespace RsaCloudAdmin;

/// <summary>How a new code gets to the user.</summary>
public enum RsaCodeDelivery
{
    /// <summary>The service returns the code, for example to read it out to the user.</summary>
    Display,

    /// <summary>The service sends the code by e-mail, and does not return it.</summary>
    Email,
}
