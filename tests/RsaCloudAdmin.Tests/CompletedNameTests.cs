using System.Management.Automation;
using CsCheck;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests;

/// <summary>A connection name that Tab completes selects exactly that connection, whatever the name is.</summary>
public class CompletedNameTests : CmdletTest
{
    private static readonly string[] Names =
    [
        "-Confirm", "-WhatIf:$false", "--%", "--", "-", "–Verbose", "—x", "―y", "@row", "@(1)", "@{ a }", "#1", "a#b", "$x", "$(Get-Date)", "${x}", "`n", "a`[b", "'", "''", "O'Brien", "‘a’", "\"", "“a” b", "(1)", "{1}", "a,b", ",",
        "a;b", "a|b", "a&b", "&", "a<b", "a>b", "1>2", "2>&1", "a b", "[EU] Corp", "[a", "a]", "a*", "b?", "*x*", "2026", "007", "0x10", "1kb", "1e3", "1..3", ".5", "+1", "1d", "%", "!a", "a:b", "a=b", "a\\b", "~", "true", "$null", "$true", "None", "日本 株式会社", "é", "a-b", "_x", "…", "^", "a/b",
    ];

    [Fact]
    public void Names_that_PowerShell_would_take_for_something_else_are_quoted() => AssertEachIsItself(Names);

    // All characters that are special to the parser, in any order.
    [Fact]
    public void Any_name_selects_its_own_connection() =>
        Gen.OneOfConst("abAB01-–—―@#$`'‘’‚‛\"“”„(){}[],;|&<> *?%!:=+./\\~^_é日…".ToCharArray()).Array[1, 6].Select(letters => new string(letters))
            .Array[12].Sample(AssertEachIsItself, iter: 10, threads: 1);

    private void AssertEachIsItself(string[] names)
    {
        Engine.SetVariable("names", names);
        // Names of other forms, such as the wildcard alone, are rejected.
        Run("Get-RsaCloudAdminConnection | Disconnect-RsaCloudAdmin; foreach ($name in $names) { Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $name }");
        var made = RunCleanly("Get-RsaCloudAdminConnection").Select(connection => $"{connection["Name"]}").ToList();
        Assert.NotEmpty(made);

        foreach (var command in new[] { "Get-RsaCloudAdminConnection ", "Get-RsaCloudAdminConnection -Name ", "Test-RsaCloudAdminConnection -Connection ", "Disconnect-RsaCloudAdmin " })
        {
            var offered = Complete(command).CompletionMatches.Where(match => match.ResultType == CompletionResultType.ParameterValue).ToList();
            Assert.Equal(made, offered.Select(match => match.ListItemText));
            if (command.StartsWith("Disconnect", StringComparison.Ordinal))
                continue;
            // One pipeline is faster than many.
            var selected = command.StartsWith("Get", StringComparison.Ordinal)
                ? RunCleanly(string.Join('\n', offered.Select(match => command + match.CompletionText))).Select(connection => $"{connection["Name"]}")
                : RunCleanly("function Get-Given { param([RsaCloudAdmin.RsaCloudAdminConnection] $Connection) $Connection }\n" + string.Join('\n', offered.Select(match => "Get-Given -Connection " + match.CompletionText))).Select(connection => $"{connection["Name"]}");
            Assert.Equal(made, selected);
        }

        // Completes a name after its opening quotation mark. PowerShell takes a name that begins with a dash for a parameter.
        foreach (var name in made.Where(name => name[0] is not ('-' or '–' or '—' or '―')))
            Assert.Contains(name, Complete($"Get-RsaCloudAdminConnection {Literal(name)[..^1]}").CompletionMatches.Select(match => match.ListItemText));
    }

    [Fact]
    public void A_tenants_name_that_nobody_could_type_is_not_completed_raw()
    {
        var key = new StrangerKey(Service.BaseUri).Fields;
        foreach (var customer in new[] { HarmfulText.Sample, "*", "@{a=b}", "System.Object[]", "\u202E", "{\"d\":\"x\"}" })
        {
            key["customerName"] = customer;
            File.WriteAllText(KeyPath, System.Text.Json.JsonSerializer.Serialize(key));
            RunCleanly("Get-RsaCloudAdminConnection | Disconnect-RsaCloudAdmin; Connect-RsaCloudAdmin $KeyPath -SkipCheck");

            var match = Assert.Single(Complete("Get-RsaCloudAdminConnection ").CompletionMatches);
            Assert.Equal(string.Empty, HarmfulText.FindIn(match.CompletionText + match.ListItemText + match.ToolTip));
            Assert.Single(RunCleanly($"Get-RsaCloudAdminConnection {match.CompletionText}"));
        }
    }
}
