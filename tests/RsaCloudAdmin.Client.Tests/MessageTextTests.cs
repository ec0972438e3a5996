using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The client is a library without PowerShell: its messages name no cmdlet, parameter, module, row, column or pipeline. Callers add the advice.</summary>
public partial class MessageTextTests
{
    [Theory]
    [InlineData(typeof(CloudAdminClient))]
    [InlineData(typeof(RsaCloudAdminException))]
    public void No_text_names_a_cmdlet_or_a_parameter(Type type)
    {
        using var stream = File.OpenRead(type.Assembly.Location);
        using var file = new PEReader(stream);

        var texts = Texts(file.GetMetadataReader()).ToList();

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, text => PowerShellTerms().IsMatch(text));
    }

    private static IEnumerable<string> Texts(MetadataReader metadata)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            yield return metadata.GetUserString(handle);
    }

    // Such as -Proxy, Get-RsaUser, cmdlet.
    [GeneratedRegex(@"(?<![\w-])-[A-Z][a-z]\w+|\b[A-Z][a-z]+-Rsa\w+|\b(?i:PowerShell|(cmdlet|parameter|module|row|column|pipeline)s?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PowerShellTerms();
}
