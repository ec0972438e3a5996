using System.Text;
using System.Xml;
using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.HelpBuilder.Cmdlets;
using RsaCloudAdmin.HelpBuilder.Maml;

if (args is not [var cmdlets, var pages, var output])
{
    await Console.Error.WriteLineAsync("Usage: RsaCloudAdmin.HelpBuilder <RsaCloudAdmin.dll> <folder of the help pages> <folder to write to>").ConfigureAwait(false);
    return 2;
}

var problems = new Problems();
var helps = HelpPages.Read(CmdletReader.Read(CmdletAssembly.Load(cmdlets).GetExportedTypes()), Path.GetFullPath(pages), problems);
foreach (var problem in problems.Lines)
    await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
if (problems.Lines.Count > 0)
    return 1;

Directory.CreateDirectory(output);
var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
using (var writer = XmlWriter.Create(Path.Combine(output, "RsaCloudAdmin.dll-Help.xml"), settings))
    MamlDocument.Of(helps).Save(writer);
return 0;
