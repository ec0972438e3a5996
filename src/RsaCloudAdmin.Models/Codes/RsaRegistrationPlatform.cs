namespace RsaCloudAdmin;

/// <summary>The kind of device that a registration code is for.</summary>
public enum RsaRegistrationPlatform
{
    /// <summary>The authenticator app for iOS and Android.</summary>
    Mobile,

    /// <summary>The authenticator app for Windows and macOS. The request contains no id of the app, because RSA lists none.</summary>
    Desktop,
}
