using System.Text.Json;
using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Tests.Json;

/// <summary>
/// All responses are read leniently: some contain property names in another case than documented, and numbers and Boolean values
/// as strings. The source generator reads the options only from an attribute of each context.
/// </summary>
public class JsonContextTests
{
    public static TheoryData<Type> Contexts => [.. typeof(JsonBody).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Each_context_reads_leniently(Type context)
    {
        var options = ((JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!).Options;

        Assert.True(options.PropertyNameCaseInsensitive);
        Assert.Equal((JsonNamingPolicy.CamelCase, JsonIgnoreCondition.WhenWritingNull), (options.PropertyNamingPolicy, options.DefaultIgnoreCondition));
        Assert.Equal([typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)], options.Converters.Select(converter => converter.GetType()));
    }
}
