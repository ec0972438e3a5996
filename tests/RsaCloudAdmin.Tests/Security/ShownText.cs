using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Everything that a pipeline's streams reveal, even to close inspection.</summary>
internal static class ShownText
{
    public static string From(PipelineResult result) => From(result.Output) + BesideOutput(result);

    /// <summary>Returns everything shown except the output.</summary>
    public static string BesideOutput(PipelineResult result)
    {
        var shown = new StringBuilder(From(result.Verbose.Concat<object>(result.Debug).Concat(result.Warnings).Concat(result.Progress).Concat(result.Information).Concat(result.Errors)));
        if (result.TerminatingError is { } error)
            Show(error, shown, depth: 0, NothingShown());
        return shown.ToString();
    }

    private static string From(IEnumerable<object> objects)
    {
        var shown = new StringBuilder();
        var depths = NothingShown();
        foreach (var o in objects)
            Show(o, shown, depth: 0, depths);
        return shown.ToString();
    }

    // Like Format-List * -Force, and a few levels deeper.
    private static void Show(object? value, StringBuilder text, int depth, Dictionary<object, int> depths)
    {
        if (value is null || depth > 4)
            return;
        text.AppendLine(value.ToString());
        // Types and methods have hundreds of properties, and none of them comes from the session.
        if (value is string or ValueType or SecureString or MemberInfo or Assembly or Module)
            return;
        // Errors share many objects. An object is shown again only if more levels of it are visible.
        var shown = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (depths.TryGetValue(shown, out var before) && before <= depth)
            return;
        depths[shown] = depth;
        if (value is IEnumerable list)
        {
            foreach (var item in list)
                Show(item, text, depth + 1, depths);
            return;
        }

        foreach (var property in PSObject.AsPSObject(value).Properties)
        {
            if (property.Name is not ("InvocationInfo" or "MyInvocation" or "CommandInvocation"))
                Show(ValueOf(property), text, depth + 1, depths);
        }
    }

    private static Dictionary<object, int> NothingShown() => new(ReferenceEqualityComparer.Instance);

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

    /// <summary>Asserts that an error is short and contains no character that controls a screen.</summary>
    public static void AssertNothingRaw(ErrorRecord error)
    {
        foreach (var text in new[] { error.Exception.Message, error.ErrorDetails.Message, error.CategoryInfo.TargetName, error.CategoryInfo.GetMessage(CultureInfo.InvariantCulture) })
        {
            Assert.DoesNotContain(text, character => char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format);
            Assert.InRange(text.Length, 1, 700);
        }
    }
}
