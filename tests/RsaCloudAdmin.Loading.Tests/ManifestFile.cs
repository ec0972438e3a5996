using System.Collections;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Loading.Tests;

internal static class ManifestFile
{
    /// <summary>The manifest as it is written: what is left out is not there, where the engine would show a default.</summary>
    public static Hashtable Read()
    {
        var script = Parser.ParseFile(StagedModule.Manifest, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)((HashtableAst)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
    }
}
