namespace RsaCloudAdmin.Picture;

/// <summary>A piece of a terminal's line in one style.</summary>
/// <param name="Column">Where it begins, from 0.</param>
/// <param name="Text">What it says.</param>
/// <param name="Color">The color's number as in ANSI's sequences, such as 31; null for the terminal's own.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record AnsiSpan(int Column, string Text, int? Color, bool IsBold);
