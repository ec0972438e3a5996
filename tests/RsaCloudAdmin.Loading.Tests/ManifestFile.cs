using System.Collections;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Loading.Tests;

internal static class ManifestFile
{
    /// <summary>Reads the manifest as written. Keys that are omitted are missing, whereas the engine would show their defaults.</summary>
    public static Hashtable Read()
    {
        var script = Parser.ParseFile(StagedModule.Manifest, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)((HashtableAst)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
    }
}
