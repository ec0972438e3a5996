using System.Globalization;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>Which characters are never shown as received, over all of Unicode.</summary>
public class HarmfulTests
{
    // Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt, which .NET does not provide; and characters that are
    // drawn as nothing: the Braille blank, the Khitan filler, the null notehead, and two noncharacters.
    private static readonly (int First, int Last)[] Invisible =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
        (0x2800, 0x2800), (0x16FE4, 0x16FE4), (0x1D159, 0x1D159), (0xFFFE, 0xFFFF),
    ];

    [Fact]
    public void It_is_what_controls_turns_breaks_or_is_not_seen_and_nothing_else()
    {
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            var text = point is >= 0xD800 and <= 0xDFFF ? $"{(char)point}" : char.ConvertFromUtf32(point);
            var isHarmful = CharUnicodeInfo.GetUnicodeCategory(text, 0) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || (CharUnicodeInfo.GetUnicodeCategory(text, 0) is UnicodeCategory.SpaceSeparator && point != ' ')
                || Invisible.Any(range => point >= range.First && point <= range.Last);

            Assert.True(isHarmful == Harmful.IsIn(text), $"U+{point:X4}");
            // Each character is replaced by one character, and its neighbors stay.
            if (isHarmful)
                Assert.Equal("𠮷\uFFFD𠮷", Harmful.Replace($"𠮷{text}𠮷"));
        }
    }
}
