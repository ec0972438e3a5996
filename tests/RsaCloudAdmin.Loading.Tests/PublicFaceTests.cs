using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>Which other assemblies the public types may refer to, in the assemblies that PowerShell itself loads.</summary>
public sealed class PublicFaceTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Theory]
    [InlineData("RsaCloudAdmin.Models", new[] { "netstandard" })]
    [InlineData("RsaCloudAdmin", new[] { "RsaCloudAdmin.Client", "RsaCloudAdmin.Models", "System.Management.Automation", "netstandard" })]
    public void The_assembly_is_bound_to_these_alone(string name, string[] expected)
    {
        using var file = new PEReader(File.OpenRead(StagedModule.PathOf(name + ".dll")));
        var metadata = file.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.Equal(expected, references.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RsaCloudAdmin.Models")]
    [InlineData("RsaCloudAdmin")]
    public async Task All_types_can_be_read_where_no_client_can_be_found(string name)
    {
        var lines = await ChildProcess.RunAsync($$"""
            $assembly = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($Module, '../{{name}}.dll'))
            "types: $($assembly.GetTypes().Count -gt 5)"
            Get-Loaded Client
            """);

        Assert.Equal(["types: True"], lines);
    }

    [Theory]
    [InlineData("RsaCloudAdmin.Models")]
    [InlineData("RsaCloudAdmin")]
    public void Public_types_show_nothing_that_scripts_could_not_name(string name)
    {
        var assembly = StagedModule.Load(name);

        var exposed = assembly.GetExportedTypes().SelectMany(Exposed).SelectMany(Parts).Distinct().ToList();

        Assert.Contains(typeof(string), exposed);
        Assert.Empty(exposed.Where(type => !MayBeShown(type.Assembly)).Select(type => type.FullName));
    }

    [Fact]
    public void The_client_shows_the_cmdlets_types_of_netstandard_alone()
    {
        // Any other type may be a different one in the load contexts of the cmdlets and the client, and calls with it would fail.
        var context = new AssemblyLoadContext(nameof(The_client_shows_the_cmdlets_types_of_netstandard_alone));
        context.Resolving += (_, name) => context.LoadFromAssemblyPath(Array.Find([StagedModule.PathOf("lib", "net8.0", name.Name + ".dll"), StagedModule.PathOf(name.Name + ".dll")], File.Exists)!);
        var client = context.LoadFromAssemblyName(new AssemblyName("RsaCloudAdmin.Client"));
        var netstandard = Assembly.Load("netstandard").GetForwardedTypes().ToHashSet();

        var exposed = client.GetExportedTypes().SelectMany(Signatures).SelectMany(Parts).Where(type => !type.IsGenericParameter).Distinct().ToList();

        Assert.Contains(typeof(Task<>), exposed.Where(type => type.IsGenericType).Select(type => type.GetGenericTypeDefinition()));
        Assert.Empty(exposed
            .Where(type => type.Assembly.GetName().Name is not ("RsaCloudAdmin.Client" or "RsaCloudAdmin.Models"))
            .Where(type => !netstandard.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            .Select(type => type.FullName));
    }

    // Callers never refer to attributes that the compiler adds.
    private static IEnumerable<Type> Signatures(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetMembers(All).Where(IsVisible).SelectMany(TypesIn),
    ];

    private static IEnumerable<Type> Exposed(Type type) =>
    [
        type,
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetCustomAttributesData().SelectMany(ExposedByAttribute),
        .. type.GetMembers(All).Where(IsVisible).SelectMany(ExposedByMember),
    ];

    private static IEnumerable<Type> ExposedByMember(MemberInfo member) =>
    [
        .. member.GetCustomAttributesData().SelectMany(ExposedByAttribute),
        .. TypesIn(member),
    ];

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo { EventHandlerType: { } handler } => [handler],
        _ => Type.EmptyTypes,
    };

    // The arguments of OutputType refer to types.
    private static IEnumerable<Type> ExposedByAttribute(CustomAttributeData attribute) =>
    [
        attribute.AttributeType,
        .. attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).SelectMany(Named),
    ];

    private static IEnumerable<Type> Named(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [argument.ArgumentType, type],
        IEnumerable<CustomAttributeTypedArgument> list => [argument.ArgumentType, .. list.SelectMany(Named)],
        _ => [argument.ArgumentType],
    };

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => [type, .. type.GetGenericArguments().SelectMany(Parts)],
        _ => [type],
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        EventInfo { AddMethod: { } add } => IsVisible(add),
        _ => false,
    };

    private static bool MayBeShown(Assembly assembly) =>
        assembly == typeof(PSObject).Assembly
        || assembly.GetName().Name is "RsaCloudAdmin" or "RsaCloudAdmin.Models"
        || Path.GetDirectoryName(assembly.Location) == FrameworkFolder;
}
