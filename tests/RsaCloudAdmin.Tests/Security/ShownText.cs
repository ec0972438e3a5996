using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>All that a pipeline's streams show, to whoever looks as closely as he can.</summary>
internal static class ShownText
{
    public static string Of(PipelineResult result) => Of(result.Output) + BesideOutput(result);

    /// <summary>What is shown beside the output.</summary>
    public static string BesideOutput(PipelineResult result)
    {
        var shown = new StringBuilder(Of(result.Verbose.Concat<object>(result.Debug).Concat(result.Warnings).Concat(result.Progress).Concat(result.Information).Concat(result.Errors)));
        if (result.TerminatingError is { } error)
            Show(error, shown, depth: 0);
        return shown.ToString();
    }

    private static string Of(IEnumerable<object> objects)
    {
        var shown = new StringBuilder();
        foreach (var o in objects)
            Show(o, shown, depth: 0);
        return shown.ToString();
    }

    // As Format-List * -Force would, and a few levels further.
    private static void Show(object? value, StringBuilder text, int depth)
    {
        if (value is null || depth > 4)
            return;
        text.AppendLine(value.ToString());
        if (value is string or ValueType or SecureString)
            return;
        if (value is IEnumerable list)
        {
            foreach (var item in list)
                Show(item, text, depth + 1);
            return;
        }

        foreach (var property in PSObject.AsPSObject(value).Properties)
        {
            if (property.Name is not ("InvocationInfo" or "MyInvocation" or "TargetSite"))
                Show(ValueOf(property), text, depth + 1);
        }
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
