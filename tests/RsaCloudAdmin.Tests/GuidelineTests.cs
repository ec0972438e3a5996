using System.Management.Automation;
using System.Reflection;
using System.Security;

namespace RsaCloudAdmin.Tests;

/// <summary>
/// Checks the cmdlets against Microsoft's cmdlet guidelines (RD, RC, SD, SC, AD, AC) and against PSScriptAnalyzer's rules for
/// scripts. The analyzer itself does not read assemblies.
/// </summary>
public class GuidelineTests
{
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    // The cmdlets that delete something, or may do so.
    private static readonly string[] Deleting = ["Invoke-RsaCloudAdminRequest", "Remove-RsaUser", "Remove-RsaUserAuthenticator"];

    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    public static TheoryData<string> ChangingUsers => [.. CmdletList.Changing.Intersect(CmdletList.TakingUsers)];

    public static TheoryData<string> ChangingCmdlets => [.. CmdletList.Changing];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_verb_is_approved_and_the_noun_singular_with_the_prefix(string name) // RD01, RD02, SD01, SD02; UseApprovedVerbs, UseSingularNouns
    {
        var cmdlet = CmdletList.Attribute(name);

        Assert.Contains(cmdlet.VerbName, ApprovedVerbs());
        Assert.Matches("^Rsa([A-Z][a-z]+)+$", cmdlet.NounName);
        Assert.DoesNotMatch("[^s]s$", cmdlet.NounName);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_class_is_named_by_verb_and_noun_and_may_be_sealed_away(string name) // AC01, RC01
    {
        var type = CmdletList.Class(name);

        Assert.Equal($"RsaCloudAdmin.Commands.{name.Replace("-", "", StringComparison.Ordinal)}Command", type.FullName);
        Assert.True(type.IsSealed && type.IsPublic);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parameters_are_in_Pascal_case_singular_and_take_no_reserved_name(string name) // SD02, SD03, RD03; ReservedParams, ReservedCmdletChar
    {
        Assert.NotEmpty(CmdletList.Parameters(name));
        Assert.All(CmdletList.Parameters(name), parameter =>
        {
            Assert.Matches("^([A-Z][a-z]+)+$", parameter.Name);
            Assert.True(!parameter.Name.EndsWith('s') || parameter.Name is "ExpirationDays", $"-{parameter.Name} is a plural");
            Assert.DoesNotContain(parameter.Name, Common);
            Assert.All(AliasesOf(parameter), alias => Assert.DoesNotContain(alias, Common));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_two_parameters_share_a_name_or_an_alias(string name)
    {
        var names = CmdletList.Parameters(name).SelectMany(parameter => AliasesOf(parameter).Append(parameter.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_is_switched_on_is_a_switch_and_is_off_by_default(string name) // SD03; AvoidDefaultValueSwitchParameter
    {
        var cmdlet = Activator.CreateInstance(CmdletList.Class(name))!;

        Assert.All(CmdletList.Parameters(name), parameter =>
        {
            Assert.NotEqual(typeof(bool), parameter.PropertyType);
            if (parameter.PropertyType == typeof(SwitchParameter))
                Assert.False(((SwitchParameter)parameter.GetValue(cmdlet)!).IsPresent);
        });
        (cmdlet as IDisposable)?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Secrets_are_no_plain_text(string name) // AC06, AD03; AvoidUsingPlainTextForPassword, UsePSCredentialType, AvoidUsingUsernameAndPasswordParams
    {
        Assert.All(CmdletList.Parameters(name), parameter =>
        {
            if (parameter.Name is "Key" || HasPart(parameter.Name, "Password", "Secret", "Passphrase"))
                Assert.Equal(typeof(SecureString), parameter.PropertyType);
            if (parameter.Name.EndsWith("Credential", StringComparison.Ordinal))
            {
                Assert.Equal(typeof(PSCredential), parameter.PropertyType);
                Assert.Contains(parameter.CustomAttributes, attribute => attribute.AttributeType.Name is "CredentialAttribute" or "CredentialOrNoneAttribute");
            }
        });
        Assert.DoesNotContain(CmdletList.Parameters(name), parameter => HasPart(parameter.Name, "Password", "Passphrase"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void In_each_parameter_set_one_parameter_at_most_takes_the_pipelines_objects(string name) // SD03
    {
        var sets = CmdletList.Info(name).ParameterSets;

        Assert.NotEmpty(sets);
        // A key's text is not a row, so a parameter for it does not compete with one for rows.
        Assert.All(sets, set => Assert.InRange(
            set.Parameters.Count(parameter => parameter.ValueFromPipeline && parameter.ParameterType != typeof(SecureString)), 0, 1));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Positions_are_taken_once_in_a_set_and_in_order_from_the_first(string name)
    {
        Assert.All(CmdletList.Info(name).ParameterSets, set =>
        {
            var positions = set.Parameters.Where(parameter => parameter.Position >= 0).Select(parameter => parameter.Position).Order().ToList();
            Assert.Equal(Enumerable.Range(0, positions.Count), positions);
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void One_set_is_the_default_where_there_are_several(string name)
    {
        var sets = CmdletList.Info(name).ParameterSets;

        Assert.True(sets.Count == 1 || sets.Count(set => set.IsDefault) == 1);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Users_and_connections_are_given_the_same_way_everywhere(string name) // SC02
    {
        var parameters = CmdletList.Parameters(name).ToDictionary(parameter => parameter.Name);
        if (!parameters.TryGetValue("UserId", out var user))
            return;

        // If the parameter were text, PowerShell would bind a row as its text, with all its contents.
        Assert.Equal(typeof(PSObject[]), user.PropertyType);
        Assert.True(user.GetCustomAttribute<ParameterAttribute>() is { Position: 0, ValueFromPipelineByPropertyName: true });
        Assert.Equal(["Email", "EmailAddress", "Mail", "UserName", "UserPrincipalName", "UPN", "SamAccountName", "Identity", "Id"], AliasesOf(user));
        Assert.Equal("RsaCloudAdminConnection", parameters["Connection"].PropertyType.Name);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_is_emitted_is_declared_by_its_own_type(string name) // RC04; UseOutputTypeCorrectly
    {
        var declared = CmdletList.Info(name).OutputType.Select(output => output.Type).ToList();

        Assert.DoesNotContain(typeof(object), declared);
        Assert.DoesNotContain(null, declared);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_stops_no_script_that_runs_by_itself_unless_it_deletes_something(string name) // RD04, RC02
    {
        var cmdlet = CmdletList.Attribute(name);

        // Medium does not prompt by default. High stops an unattended script.
        Assert.Equal(Deleting.Contains(name) ? ConfirmImpact.High : cmdlet.SupportsShouldProcess ? ConfirmImpact.Medium : ConfirmImpact.None, cmdlet.ConfirmImpact);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_is_found_in_lists_and_objects_is_bound_as_text_number_or_secret(string name) // AC05, SD03
    {
        Type[] simple = [typeof(string), typeof(string[]), typeof(PSObject), typeof(PSObject[]), typeof(int), typeof(Uri), typeof(SecureString), typeof(PSCredential)];

        Assert.All(
            CmdletList.Parameters(name).Where(parameter => parameter.GetCustomAttributes<ParameterAttribute>().Any(p => p.ValueFromPipelineByPropertyName)),
            parameter => Assert.Contains(parameter.PropertyType, simple));
    }

    [Theory]
    [MemberData(nameof(ChangingUsers))]
    public void A_cmdlet_that_changes_something_takes_lists_and_a_limit(string name)
    {
        var parameters = CmdletList.Parameters(name).ToDictionary(parameter => parameter.Name);

        var limit = parameters["ThrottleLimit"].GetCustomAttribute<ValidateRangeAttribute>()!;
        Assert.Equal((1, 64), ((int)limit.MinRange, (int)limit.MaxRange));
        Assert.True(parameters["InputObject"].GetCustomAttribute<ParameterAttribute>() is { ValueFromPipeline: true, DontShow: true });
    }

    private static IEnumerable<string> ApprovedVerbs() =>
        new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther) }
            .SelectMany(verbs => verbs.GetFields()).Select(verb => (string)verb.GetValue(null)!);

    private static IEnumerable<string> AliasesOf(PropertyInfo parameter) => parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [];

    private static bool HasPart(string name, params string[] parts) => parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
