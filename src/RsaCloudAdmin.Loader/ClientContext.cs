using System.Reflection;
using System.Runtime.Loader;

namespace RsaCloudAdmin.Loader;

/// <summary>
/// The load context of RsaCloudAdmin.Client and its dependencies. It keeps them apart from other modules, which may
/// load other versions of the same libraries.
/// </summary>
public sealed class ClientContext : AssemblyLoadContext
{
    private const string ClientName = "RsaCloudAdmin.Client";

    // The cmdlets bind to the client once per process, so a second import must use the same context.
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

    /// <summary>Makes the client loadable from the default context. Called on each import of the module.</summary>
    /// <param name="folder">The folder of the client and its dependencies.</param>
    /// <param name="shared">The assemblies whose types both the client and the cmdlets use.</param>
    public static void Attach(string folder, Assembly[] shared)
    {
        lock (Sync)
        {
            _context ??= new ClientContext(folder, shared);
            if (_imports++ == 0)
                Default.Resolving += Resolve;
        }
    }

    /// <summary>Undoes one call of <see cref="Attach"/>. Called on each removal of the module.</summary>
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

    // Resolves the client only, and nothing that other code in the process requests.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == ClientName && name.Version == typeof(ClientContext).Assembly.GetName().Version
            ? _context!.LoadFromAssemblyName(name)
            : null;
}
