using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Reads the module's shipped help (MAML).</summary>
internal static class ShippedHelp
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static IReadOnlyList<CommandHelp> All { get; } = [.. XDocument.Load(Path.Combine(ModuleFolder.Find(), "en-US", "RsaCloudAdmin.dll-Help.xml")).Root!
        .Elements(Command + "command").Select(Read).OrderBy(help => help.Name, StringComparer.Ordinal)];

    public static CommandHelp Find(string name) => All.Single(help => help.Name == name);

    public static CommandHelp Read(XElement command)
    {
        var details = command.Element(Command + "details")!;
        return new CommandHelp
        {
            Name = details.Element(Command + "name")!.Value,
            Synopsis = Paragraphs(details),
            Description = Paragraphs(command),
            Parameters = [.. command.Element(Command + "parameters")!.Elements().Select(Parameter).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)],
            Examples = [.. command.Element(Command + "examples")!.Elements().Select(Example)],
            Inputs = [.. command.Element(Command + "inputTypes")!.Elements().Select(TypeOf)],
            Outputs = [.. command.Element(Command + "returnValues")!.Elements().Select(TypeOf)],
            Notes = command.Element(Maml + "alertSet") is { } notes ? Joined(notes) : "",
            Links = [.. command.Element(Command + "relatedLinks")!.Elements().Select(link => link.Element(Maml + "linkText")!.Value)],
        };
    }

    private static ParameterHelp Parameter(XElement parameter)
    {
        string Fact(string attribute) => parameter.Attribute(attribute)!.Value;
        return new ParameterHelp(
            parameter.Element(Maml + "name")!.Value,
            Paragraphs(parameter),
            TypeName(parameter),
            parameter.Element(Dev + "defaultValue")!.Value,
            Fact("aliases"),
            Fact("required") == "true",
            Fact("position"),
            Fact("pipelineInput"),
            Fact("globbing") == "true");
    }

    private static ExampleHelp Example(XElement example) => new(
        example.Element(Maml + "title")!.Value.Trim('-', ' '),
        example.Element(Dev + "code")!.Value,
        Joined(example.Element(Dev + "remarks")!));

    private static TypeHelp TypeOf(XElement element) => new(TypeName(element), Paragraphs(element));

    private static string TypeName(XElement element) => element.Element(Dev + "type")!.Element(Maml + "name")!.Value;

    private static string Paragraphs(XElement element) => Joined(element.Element(Maml + "description")!);

    private static string Joined(XElement element) => string.Join(" ", element.Descendants(Maml + "para").Select(paragraph => paragraph.Value).Where(text => text.Length > 0));
}
