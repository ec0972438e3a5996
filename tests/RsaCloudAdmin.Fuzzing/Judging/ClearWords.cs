namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>What a message to people must be like, whatever came from outside.</summary>
internal static class ClearWords
{
    /// <summary>The longest of the module's own sentences, with what it quotes from outside.</summary>
    public const int Longest = 800;

    /// <summary>What is told to whoever asks for details has the path of a request in it, and every character of that may be an escape.</summary>
    public const int LongestDetail = 5000;

    /// <summary>What is wrong with a message; null if nothing is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="named">What it must name.</param>
    /// <param name="longest">How long it may be.</param>
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
                return $"it holds the character {(int)message[i]:x4}";
        }

        return null;
    }

    private static bool MovesTheCursor(char character) => character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
