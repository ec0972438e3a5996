using System.Reflection;
using System.Runtime.Loader;

namespace RsaCloudAdmin.HelpBuilder;

/// <summary>The assembly of the cmdlets, as the build has just made it.</summary>
internal static class CmdletAssembly
{
    public static Assembly Load(string file)
    {
        var path = Path.GetFullPath(file);
        // What it references is beside it, and not beside this program.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Path.GetDirectoryName(path)!, $"{name.Name}.dll") is var other && File.Exists(other) ? context.LoadFromAssemblyPath(other) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }
}
