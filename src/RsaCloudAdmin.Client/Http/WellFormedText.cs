namespace RsaCloudAdmin.Client.Http;

/// <summary>Text that can be sent to the letter.</summary>
internal static class WellFormedText
{
    /// <summary>Whether no character is half of one: in UTF-8 all those become the same replacement character, and two names one.</summary>
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    /// <summary>The text, if it can be sent to the letter.</summary>
    /// <exception cref="RsaCloudAdminException">It cannot.</exception>
    public static string Require(string text) => Is(text)
        ? text
        : throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: {DisplayText.Quote(text)} has half of a character in it, and cannot be sent as it is.");
}
