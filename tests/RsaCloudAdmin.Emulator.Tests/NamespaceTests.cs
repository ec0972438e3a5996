using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>The emulator's namespaces depend on one another in one direction only.</summary>
public class NamespaceTests
{
    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle() =>
        Assert.Empty(NamespaceCircles.Find(Repository.PathOf("src", "RsaCloudAdmin.Emulator")));

    [Fact]
    public void A_circle_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("rsa-circles-").CreateSubdirectory("Example");
        try
        {
            Write("Http/Sender.cs", "namespace Example.Http;\nclass Sender { Options _options; }\n");
            Write("Json/Reader.cs", "using Example.Http;\nnamespace Example.Json;\n");
            Write("Options.cs", "namespace Example;\nclass Options { Json.Reader _reader; Keys.Key _key; }\n");
            Write("Keys/Key.cs", "namespace Example.Keys;\n// Not a use of Json.Reader.\n");

            Assert.Equal(["Http uses Options", "Json uses Http", "Options uses Json"], NamespaceCircles.Find(folder.FullName));
        }
        finally
        {
            folder.Parent!.Delete(recursive: true);
        }

        void Write(string file, string text)
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
