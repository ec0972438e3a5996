namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>Writes lists of users as CSV, with the columns that the cmdlets take.</summary>
internal static class UserList
{
    /// <summary>Writes a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="users">Who is on it.</param>
    /// <param name="stranger">The address of somebody to put last whom the service does not know.</param>
    public static void Write(string path, IEnumerable<UserState> users, string? stranger = null)
    {
        // Ids, addresses and serial numbers have nothing in them that CSV would quote.
        using var file = new StreamWriter(path);
        file.WriteLine("UserId,Email,TokenSerialNumber");
        foreach (var user in users)
            file.WriteLine($"{user.UserId},{user.Email},{user.TokenSerialNumber}");
        if (stranger is not null)
            file.WriteLine($",{stranger},");
    }
}
