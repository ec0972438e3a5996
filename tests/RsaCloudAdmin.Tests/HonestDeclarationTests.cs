using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Emulator.Journal;

namespace RsaCloudAdmin.Tests;

/// <summary>The cmdlets' declarations are true: output types, confirmation, and connections.</summary>
public class HonestDeclarationTests : CmdletTest
{
    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    public static TheoryData<string> ChangingCmdlets => [.. CmdletList.Changing];

    public static TheoryData<string> OtherCmdlets => [.. CmdletList.Names.Except(CmdletList.Changing)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_emits_the_types_that_it_declares_and_no_others(string name)
    {
        Connect();

        var emitted = CmdletList.CallsOf(name).SelectMany(RunPrepared).Select(output => output.Emitted.BaseObject.GetType().FullName).Distinct().Order();

        Assert.Equal(CmdletList.Info(name).OutputType.Select(output => output.Name).Order(), emitted);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_changes_something_at_the_service_declares_to_ask_and_no_other_does(string name) // RD04, RC02; UseShouldProcessForStateChangingFunctions
    {
        Connect();

        foreach (var call in CmdletList.CallsOf(name))
        {
            RunPrepared(call);

            Assert.Equal(CmdletList.Changing.Contains(name), Service.Requests.Entries.Any(entry => !IsRead(entry)));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_asks_the_service_takes_a_connection_can_be_stopped_and_cleans_up(string name) // AC03, AC04
    {
        Connect();
        RunPrepared(CmdletList.CallsOf(name)[0]);
        if (Service.Requests.Count == 0)
            return;

        var type = CmdletList.Class(name);
        Assert.IsAssignableFrom<IDisposable>(Activator.CreateInstance(type));
        Assert.NotEqual(typeof(Cmdlet), type.GetMethod("StopProcessing", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType);
        if (CmdletList.Attribute(name).VerbName != VerbsCommunications.Connect)
            Assert.Equal("RsaCloudAdminConnection", type.GetProperty("Connection")!.PropertyType.Name);
    }

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void A_cmdlet_that_declares_to_ask_does_so_and_WhatIf_sends_nothing(string name)
    {
        Connect();

        foreach (var call in CmdletList.CallsOf(name))
        {
            RunCleanly(call.Before);
            Service.Requests.Clear();
            var many = call.Piped("1..50 | ForEach-Object { \"user$_@example.com\" }");
            foreach (var script in new[] { $"{call} -WhatIf", $"{many} -WhatIf", $"& {{ $WhatIfPreference = $true; {call} }}" })
            {
                var result = Run(script);
                Assert.Empty(result.Errors);
                Assert.Empty(result.Output);
            }

            Assert.Equal(0, Service.Requests.Count);
            Assert.NotEmpty(RunCleanly($"{call}"));
            Assert.NotEqual(0, Service.Requests.Count);
            Service.Requests.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void Where_it_would_ask_and_nobody_can_answer_nothing_is_sent(string name)
    {
        Connect();

        // An engine without a host cannot prompt.
        var result = Run($"{CmdletList.CallsOf(name)[0].ToString().Replace("-Confirm:$false", "", StringComparison.Ordinal)} -Confirm");

        Assert.True(result.TerminatingError is not null || result.Errors.Count > 0);
        Assert.Empty(result.Output);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(OtherCmdlets))]
    public void A_cmdlet_that_changes_nothing_takes_no_WhatIf(string name)
    {
        Connect();

        var result = Run($"{CmdletList.CallsOf(name)[0]} -WhatIf");

        Assert.StartsWith("NamedParameterNotFound", IdOf(result), StringComparison.Ordinal);
    }

    private IReadOnlyList<PropertyBag> RunPrepared(CmdletCall call)
    {
        RunCleanly(call.Before);
        Service.Requests.Clear();
        return RunCleanly($"{call}");
    }

    // A POST for a look-up, a search or a sign-in changes nothing. Such requests are recognized by their paths.
    private static bool IsRead(JournalEntry entry) =>
        entry.Method == "GET" || (entry.Method == "POST" && entry.Path.Split('?')[0].Split('/')[^1] is "lookup" or "search" or "token");
}
