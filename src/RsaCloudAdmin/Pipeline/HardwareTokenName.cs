namespace RsaCloudAdmin.Pipeline;

/// <summary>Checks names of hardware tokens.</summary>
internal static class HardwareTokenName
{
    // Source: "Cloud Administration Update Hardware Token Name API", property updatedName.
    private const int MaxLength = 255;

    /// <summary>Returns the name; null for a blank text.</summary>
    /// <param name="text">The text from a list or the command line.</param>
    /// <param name="invalid">Creates the error for a text that cannot be a name.</param>
    /// <exception cref="RsaCloudAdminException">The text cannot be a name.</exception>
    public static string? Read(string text, Func<string, RsaCloudAdminException> invalid) => text switch
    {
        { Length: > MaxLength } => throw invalid($"has {text.Length} characters. The maximum is {MaxLength}"),
        _ when text.Any(char.IsControl) => throw invalid("contains a control character, such as a line break or a tab"),
        _ => string.IsNullOrWhiteSpace(text) ? null : text,
    };
}
