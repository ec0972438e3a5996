using System.Xml.Linq;
using RsaCloudAdmin.HelpBuilder.Cmdlets;

namespace RsaCloudAdmin.HelpBuilder.Maml;

/// <summary>Writes help as MAML, the format that Get-Help reads in every version of PowerShell.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Create(IEnumerable<CmdletHelp> helps) => new(new XElement(
        Items + "helpItems",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XAttribute("schema", "maml"),
        helps.Select(Element)));

    private static XElement Element(CmdletHelp help) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", help.Facts.Name),
            Description(help.Synopsis),
            new XElement(Command + "verb", help.Facts.Name.Split('-')[0]),
            new XElement(Command + "noun", help.Facts.Name.Split('-')[1])),
        Description(help.Description),
        new XElement(Command + "syntax", help.Facts.Syntaxes.Select(syntax => new XElement(
            Command + "syntaxItem",
            new XElement(Maml + "name", help.Facts.Name),
            syntax.Select(parameter => Element(parameter, []))))),
        new XElement(Command + "parameters", help.Facts.Parameters.Select(parameter => Element(
            parameter, help.Parameters[parameter.Name], new XElement(Dev + "defaultValue", parameter.Default)))),
        new XElement(Command + "inputTypes", help.Inputs.Select(type => Element(type, "inputType"))),
        new XElement(Command + "returnValues", help.Outputs.Select(type => Element(type, "returnValue"))),
        help.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(help.Notes))),
        new XElement(Command + "examples", help.Examples.Select((example, index) => Element(example, index + 1))),
        new XElement(Command + "relatedLinks", help.Links.Select(link => new XElement(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", link),
            // Empty, because the pages link to files of the repository, which readers of the help do not have.
            new XElement(Maml + "uri", string.Empty)))));

    private static XElement Element(ParameterFacts parameter, IReadOnlyList<string> text, XElement? defaultValue = null) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsRequired),
        new XAttribute("variableLength", false),
        new XAttribute("globbing", parameter.TakesWildcards),
        new XAttribute("pipelineInput", parameter.Pipeline.Count == 0 ? "false" : $"true ({string.Join(", ", parameter.Pipeline)})"),
        new XAttribute("position", parameter.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description(text),
        parameter.AcceptedValues.Count == 0 ? null : new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(value => Value(value, isRequired: false))),
        parameter.ValueName is { } name ? Value(name, isRequired: true) : null,
        TypeName(parameter.Type),
        defaultValue);

    private static XElement Value(string value, bool isRequired) => new(
        Command + "parameterValue",
        new XAttribute("required", isRequired),
        new XAttribute("variableLength", false),
        value);

    private static XElement Element(TypeHelp type, string element) => new(Command + element, TypeName(type.Type), Description(type.Text));

    private static XElement Element(ExampleHelp example, int number) => new(
        Command + "example",
        new XElement(Maml + "title", $"--------- Example {number}: {example.Title} ---------"),
        new XElement(Dev + "code", example.Output is { } output ? $"{example.Code}\n\n{output}" : example.Code),
        // The empty paragraph separates this example from the next one.
        new XElement(Dev + "remarks", Paragraphs(example.Text.Append(string.Empty))));

    private static XElement TypeName(string type) => new(Dev + "type", new XElement(Maml + "name", type));

    private static XElement Description(IEnumerable<string> text) => new(Maml + "description", Paragraphs(text));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> text) => text.Select(paragraph => new XElement(Maml + "para", paragraph));
}
