namespace RsaCloudAdmin.Picture;

/// <summary>A piece of a terminal line in one style.</summary>
/// <param name="Column">Where it begins, from 0.</param>
/// <param name="Text">The text.</param>
/// <param name="Color">The ANSI color code, such as 31; null for the terminal's default color.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record AnsiSpan(int Column, string Text, int? Color, bool IsBold);
