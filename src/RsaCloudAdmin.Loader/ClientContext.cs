using System.Reflection;
using System.Runtime.Loader;

namespace RsaCloudAdmin.Loader;

/// <summary>
/// The load context of RsaCloudAdmin.Client and all it depends on. Other modules bring their own versions of the
/// same libraries; in a context of its own the client meets none of them, and they do not meet its.
/// </summary>
public sealed class ClientContext : AssemblyLoadContext
{
    private const string ClientName = "RsaCloudAdmin.Client";

    // The cmdlets are bound to the client once for the life of the process, so a second import needs the same context.
    private static readonly object Sync = new();
    private static ClientContext? _context;
    private static int _imports;

    private readonly string _folder;
    private readonly Assembly[] _shared;

    private ClientContext(string folder, Assembly[] shared)
        : base("RsaCloudAdmin")
    {
        _folder = folder;
        _shared = shared;
    }

    /// <summary>Makes the client loadable from the default context. Called at each import of the module.</summary>
    /// <param name="folder">Where the client and its dependencies lie.</param>
    /// <param name="shared">Assemblies whose types the client and the cmdlets exchange.</param>
    public static void Attach(string folder, Assembly[] shared)
    {
        lock (Sync)
        {
            _context ??= new ClientContext(folder, shared);
            if (_imports++ == 0)
                Default.Resolving += Resolve;
        }
    }

    /// <summary>Undoes one <see cref="Attach"/>. Called at each removal of the module.</summary>
    public static void Detach()
    {
        lock (Sync)
        {
            if (_imports > 0 && --_imports == 0)
                Default.Resolving -= Resolve;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(_shared, assembly => AssemblyName.ReferenceMatchesDefinition(assemblyName, assembly.GetName())) is { } shared)
            return shared;
        var path = Path.Combine(_folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    // Answers for the client alone: what anyone else in the process looks for is not this module's business.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == ClientName && name.Version == typeof(ClientContext).Assembly.GetName().Version
            ? _context!.LoadFromAssemblyName(name)
            : null;
}
