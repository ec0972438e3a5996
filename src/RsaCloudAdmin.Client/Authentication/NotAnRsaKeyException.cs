namespace RsaCloudAdmin.Client.Authentication;

/// <summary>A PEM text holds no usable RSA private key; the message says why, as the end of a sentence, and nothing of the key.</summary>
internal sealed class NotAnRsaKeyException(string why) : Exception(why);
