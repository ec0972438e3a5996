namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>The sections of a cmdlet's page.</summary>
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

    /// <summary>Every cmdlet needs these. The others may be shared, or there may be nothing to say.</summary>
    public static readonly string[] Required = [Synopsis, Description, Examples, Links];
}
