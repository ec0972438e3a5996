namespace RsaCloudAdmin.Client.Tests.Service;

/// <content>The calls as the data of theories.</content>
internal sealed partial record ServiceCall
{
    /// <summary>Returns all combinations of the calls and faults.</summary>
    public static TheoryData<string, string> With(IEnumerable<string> names, params IEnumerable<string> faults) =>
        new(names.SelectMany(_ => faults, (name, fault) => (name, fault)));
}
