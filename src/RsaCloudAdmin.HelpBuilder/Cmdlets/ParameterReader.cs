using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.HelpBuilder.Cmdlets;

/// <summary>Reads the metadata of a cmdlet's parameters.</summary>
internal sealed class ParameterReader(Type cmdlet)
{
    /// <summary>Returns a parameter with the settings of all its parameter sets combined.</summary>
    public ParameterFacts Read(ParameterMetadata parameter)
    {
        var sets = parameter.ParameterSets.Values;
        var position = sets.Max(set => set.Position);
        return Read(parameter, sets.Any(set => set.IsMandatory), position, sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName));
    }

    /// <summary>Returns a parameter as it is in one parameter set.</summary>
    public ParameterFacts Read(ParameterMetadata parameter, CommandParameterInfo inSet) =>
        Read(parameter, inSet.IsMandatory, inSet.Position, inSet.ValueFromPipeline, inSet.ValueFromPipelineByPropertyName);

    private ParameterFacts Read(ParameterMetadata parameter, bool isRequired, int position, bool byValue, bool byPropertyName) => new(
        parameter.Name,
        $"{parameter.ParameterType}",
        parameter.SwitchParameter ? null : ValueName(parameter.ParameterType),
        AcceptedValues(parameter),
        Default(parameter),
        parameter.Aliases,
        isRequired,
        position < 0 ? null : position,
        [.. new[] { (byValue, "ByValue"), (byPropertyName, "ByPropertyName") }.Where(way => way.Item1).Select(way => way.Item2)],
        parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any());

    // PowerShell's short name of the type if it has one, without the namespace.
    private static string ValueName(Type type) =>
        LanguagePrimitives.ConvertTo<string>(Nullable.GetUnderlyingType(type) ?? type).Split('.')[^1];

    private static string[] AcceptedValues(ParameterMetadata parameter)
    {
        var type = parameter.ParameterType.GetElementType() ?? Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum ? Enum.GetNames(type) : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)];
    }

    // The property of a new instance has the default. -WhatIf and -Confirm have no property: PowerShell adds them.
    private string Default(ParameterMetadata parameter)
    {
        if (parameter.SwitchParameter)
            return "False";
        var instance = Activator.CreateInstance(cmdlet);
        using (instance as IDisposable)
        {
            return cmdlet.GetProperty(parameter.Name)?.GetValue(instance) switch
            {
                null or Array { Length: 0 } => "None",
                Array list => string.Join(", ", ((IEnumerable)list).Cast<object>()),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            };
        }
    }
}
