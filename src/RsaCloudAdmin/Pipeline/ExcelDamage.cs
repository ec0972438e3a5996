using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Recognizes what a spreadsheet makes of a long number that it took for a quantity.</summary>
internal static class ExcelDamage
{
    // 1.23E+09 and #### have lost digits; 1000000004.0, 1,000,000,004, ="1000000004" and '1000000004 have gained characters.
    // Separators differ by country.
    private static readonly Regex Forms = new(
        @"^(#+|="".*""|'\d+|\d+([.,]\d+)?E[+-]?\d+|\d+[.,]0+|\d{1,3}([.,' \u00A0\u2019\u202F]\d{3})+([.,]0+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static bool IsIn(string text) => Forms.IsMatch(text);
}
