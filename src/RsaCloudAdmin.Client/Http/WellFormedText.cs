namespace RsaCloudAdmin.Client.Http;

/// <summary>Checks whether text can be sent unchanged.</summary>
internal static class WellFormedText
{
    /// <summary>
    /// Whether all surrogates are paired. In UTF-8, all unpaired ones become the same replacement character, so two names could
    /// become one.
    /// </summary>
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

    /// <summary>Returns the text if it can be sent unchanged.</summary>
    /// <exception cref="RsaCloudAdminException">The text contains half of a surrogate pair.</exception>
    public static string Require(string text) => Is(text)
        ? text
        : throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: {DisplayText.Quote(text)} contains an incomplete character (an unpaired surrogate), and cannot be sent.");
}
