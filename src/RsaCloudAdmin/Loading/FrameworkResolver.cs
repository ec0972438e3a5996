using System.Reflection;

namespace RsaCloudAdmin.Loading;

/// <summary>
/// Finds the client and its dependencies in Windows PowerShell 5.1, which has no load contexts. Resolves only what the
/// module's own assemblies request, only files in its own folder, and never an older version than requested. The client
/// and the models must have exactly the requested version, because another version of the module may be in the session
/// too.
/// </summary>
internal static class FrameworkResolver
{
    private const string ClientName = "RsaCloudAdmin.Client";

    private static readonly object Sync = new();
    private static readonly string Folder = ClientLoading.ClientFolder("net472");
    private static int _imports;

    /// <summary>Starts to resolve assemblies. Called on each import of the module.</summary>
    public static void Attach()
    {
        lock (Sync)
        {
            if (_imports++ == 0)
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    /// <summary>Undoes one call of <see cref="Attach"/>. Called on each removal of the module.</summary>
    public static void Detach()
    {
        lock (Sync)
        {
            if (_imports > 0 && --_imports == 0)
                AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        var wanted = new AssemblyName(request.Name);
        var isOurs = request.RequestingAssembly is { } requester ? IsOurs(requester) : wanted.Name == ClientName;
        if (!isOurs)
            return null;

        // The models are beside the cmdlets, where .NET Framework does not search for the client's references.
        var models = typeof(RsaUser).Assembly;
        if (wanted.Name == models.GetName().Name)
            return wanted.Version == models.GetName().Version ? models : null;

        var path = Path.Combine(Folder, wanted.Name + ".dll");
        if (!File.Exists(path))
            return null;
        var shipped = AssemblyName.GetAssemblyName(path);
        var fits = wanted.Name == ClientName ? shipped.Version == wanted.Version : shipped.Version >= wanted.Version;
        return fits && HasKeyOf(shipped, wanted) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly == typeof(FrameworkResolver).Assembly
        || (!assembly.IsDynamic && string.Equals(Path.GetDirectoryName(assembly.Location), Folder, StringComparison.OrdinalIgnoreCase));

    private static bool HasKeyOf(AssemblyName shipped, AssemblyName wanted) =>
        (wanted.GetPublicKeyToken() ?? []).SequenceEqual(shipped.GetPublicKeyToken() ?? []);
}
