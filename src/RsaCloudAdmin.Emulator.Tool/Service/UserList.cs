namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>Writes lists of users as CSV files, with columns that the cmdlets read.</summary>
internal static class UserList
{
    /// <summary>Writes a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="users">The users on the list.</param>
    /// <param name="stranger">An address that the service does not know, for the last row; null for none.</param>
    public static void Write(string path, IEnumerable<UserState> users, string? stranger = null)
    {
        // Ids, addresses and serial numbers contain nothing that CSV must quote.
        using var file = new StreamWriter(path);
        file.WriteLine("UserId,Email,TokenSerialNumber");
        foreach (var user in users)
            file.WriteLine($"{user.UserId},{user.Email},{user.TokenSerialNumber}");
        if (stranger is not null)
            file.WriteLine($",{stranger},");
    }
}
