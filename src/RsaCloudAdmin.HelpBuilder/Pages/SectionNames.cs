namespace RsaCloudAdmin.HelpBuilder.Pages;

internal static class SectionNames
{
    public const string Synopsis = "SYNOPSIS";
    public const string Description = "DESCRIPTION";
    public const string Examples = "EXAMPLES";
    public const string Parameters = "PARAMETERS";
    public const string Inputs = "INPUTS";
    public const string Outputs = "OUTPUTS";
    public const string Notes = "NOTES";
    public const string Links = "RELATED LINKS";

    public static readonly string[] All = [Synopsis, Description, Examples, Parameters, Inputs, Outputs, Notes, Links];

    /// <summary>The sections that every page must have. The others are optional, or come from the shared page.</summary>
    public static readonly string[] Required = [Synopsis, Description, Examples, Links];
}
