using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The runtime's per-user cache of revocation lists on Linux, which outlives the process. Removes the tests' lists from it.</summary>
internal static class RevocationCache
{
    private static readonly string Folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "corefx", "cryptography", "crls");

    public static void Remove(IReadOnlyCollection<byte[]> lists)
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var file in Directory.GetFiles(Folder).Where(file => Matches(file, lists)))
            File.Delete(file);
    }

    private static bool Matches(string file, IReadOnlyCollection<byte[]> lists)
    {
        var pem = File.ReadAllText(file);
        return PemEncoding.TryFind(pem, out var found) && Convert.FromBase64String(pem[found.Base64Data]) is var kept && lists.Any(list => list.AsSpan().SequenceEqual(kept));
    }
}
