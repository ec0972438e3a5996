namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>The requirements for messages, whatever the input.</summary>
internal static class MessageRules
{
    /// <summary>The maximum length of a message, including what it quotes.</summary>
    public const int Longest = 800;

    /// <summary>The maximum length of a verbose message. It contains the path of a request, in which every character may be escaped.</summary>
    public const int LongestDetail = 5000;

    /// <summary>Returns what is wrong with a message; null if nothing is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="named">The text that it must contain.</param>
    /// <param name="longest">Its maximum length.</param>
    public static string? FaultOf(string message, string named = "", int longest = Longest)
    {
        if (message.Length > longest)
            return $"it has {message.Length} characters";
        if (!message.Contains(named, StringComparison.Ordinal))
            return $"it does not name {named}";
        for (var i = 0; i < message.Length; i++)
        {
            if (i + 1 < message.Length && char.IsSurrogatePair(message[i], message[i + 1]))
                i++;
            else if (char.IsControl(message[i]) || char.IsSurrogate(message[i]) || MovesTheCursor(message[i]))
                return $"it contains the character {(int)message[i]:x4}";
        }

        return null;
    }

    private static bool MovesTheCursor(char character) => character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
