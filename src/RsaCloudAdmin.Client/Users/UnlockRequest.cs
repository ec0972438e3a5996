namespace RsaCloudAdmin.Client.Users;

/// <param name="UnlockMethods">TOKEN, SMS or VOICE.</param>
internal sealed record UnlockRequest(IReadOnlyList<string> UnlockMethods);
