using System.Runtime.Loader;
using System.Text;
using System.Xml;
using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.HelpBuilder.Cmdlets;
using RsaCloudAdmin.HelpBuilder.Maml;
using RsaCloudAdmin.HelpBuilder.Topics;

if (args is not [var cmdletsFile, var clientFile, var pages, var topics, var output])
{
    await Console.Error.WriteLineAsync("Usage: RsaCloudAdmin.HelpBuilder <RsaCloudAdmin.dll> <RsaCloudAdmin.Client.dll> <folder of the help pages> <folder of the topics' templates> <folder to write to>").ConfigureAwait(false);
    return 2;
}

var problems = new Problems();
var path = Path.GetFullPath(cmdletsFile);
// The referenced assemblies are in the folder of the cmdlets, not in the folder of this program.
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(Path.GetDirectoryName(path)!, $"{name.Name}.dll") is var other && File.Exists(other) ? context.LoadFromAssemblyPath(other) : null;
var cmdlets = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
var helps = HelpPages.Read(CmdletReader.Read(cmdlets.GetExportedTypes()), Path.GetFullPath(pages), problems);
var client = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(clientFile));
var parts = ErrorFacts.ReadGroups(cmdlets).ToDictionary(group => group.Key, group => string.Join('\n', group.Value));
parts.Add("Operations", string.Join('\n', OperationFacts.ReadAll(client, problems)));
string[] templates = [.. Directory.GetFiles(Path.GetFullPath(topics), $"*{TopicTemplate.FileEnding}").Order(StringComparer.Ordinal)];
var texts = TopicTemplate.Render(templates, parts, problems);
foreach (var problem in problems.Lines)
    await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
if (problems.Lines.Count > 0)
    return 1;

Directory.CreateDirectory(output);
var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
using (var writer = XmlWriter.Create(Path.Combine(output, "RsaCloudAdmin.dll-Help.xml"), settings))
    MamlDocument.Create(helps).Save(writer);
foreach (var (template, text) in templates.Zip(texts))
    await File.WriteAllTextAsync(Path.Combine(output, TopicTemplate.FileName(template)), text).ConfigureAwait(false);
return 0;
