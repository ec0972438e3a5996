using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads phone numbers in the international format, such as +1 555 555 5555 (E.123).</summary>
internal static class PhoneNumber
{
    // The country code included. E.164 allows at most 15 digits.
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    private const string ImportAsText = "In Excel, import the list with this column as Text (Data > From Text/CSV)";

    // 1.55556E+10 and #### have lost digits.
    private static readonly Regex ExcelDamage = new(@"^(#+|[+-]?\d+([.,]\d+)?E[+-]?\d+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // As in +44 (0)20 7946 0000 and +39 (06) 1234567. In most countries, the zero is dialed only inside the country. In
    // Italy, it is part of the number.
    private static readonly Regex DomesticZero = new(@"\(\s*0|^\+\d{1,3}[^\d]+0[^\d]", RegexOptions.CultureInvariant);

    // As in +1 555 5555/5556 and in a cell with two lines. The second number could be another person's.
    private static readonly Regex SecondNumber = new(@"[/\r\n]", RegexOptions.CultureInvariant);

    /// <summary>Returns the number with single spaces as its only separators.</summary>
    /// <param name="text">The text. It may contain parentheses, dashes and dots.</param>
    /// <param name="invalid">Creates the error for a text that is not such a number.</param>
    public static string Read(string text, Func<string, RsaCloudAdminException> invalid)
    {
        var shown = DisplayText.Quote(text);
        // Format characters are invisible. Copied numbers often begin with one.
        var visible = new string([.. text.Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)]).Trim();
        if (ExcelDamage.IsMatch(visible))
            throw invalid($"is {shown}, because Excel converted it to a number, which lost digits. {ImportAsText}, and enter the number again");
        if (visible.Length == 0 || visible[0] != '+')
            throw invalid($"is {shown}, and does not begin with + and the country code. Write it like +1 555 555 5555. If a spreadsheet removed the +, add it again. {ImportAsText}");
        if (DomesticZero.IsMatch(visible))
            throw invalid($"is {shown}, with a 0 that may be dialed only inside the country. Write the number as it is dialed from abroad, without parentheses around a 0");
        if (SecondNumber.IsMatch(visible))
            throw invalid($"is {shown}, and may contain several numbers. Give one number, without a slash or a line break");

        var number = Normalized(visible) ?? throw invalid($"is {shown}, and contains characters that a phone number does not have. Write it like +1 555 555 5555. The service does not support extensions");
        var digits = number.Count(IsDigit);
        if (digits is < FewestDigits or > MostDigits)
            throw invalid($"is {shown}, and has {digits} digits. With its country code, it must have {FewestDigits} to {MostDigits}");
        // No country code begins with a zero.
        return number[1] != '0' ? number : throw invalid($"is {shown}, and has no country code after the +. Write it like +1 555 555 5555");
    }

    // Null if another character follows the plus sign.
    private static string? Normalized(string text)
    {
        var number = new StringBuilder("+");
        var isSeparated = false;
        foreach (var character in text.Skip(1))
        {
            if (IsDigit(character))
            {
                if (isSeparated && number.Length > 1)
                    number.Append(' ');
                number.Append(character);
                isSeparated = false;
            }
            else if (IsSeparator(character))
            {
                isSeparated = true;
            }
            else
            {
                return null;
            }
        }

        return number.ToString();
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsSeparator(char character) => character is '(' or ')' or '.'
        || char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;
}
