using System.Text.Json;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>What the diagnosis finds about connections that work and about those that don't.</summary>
[Example("", "Step", "Result", "Detail")]
[Example("-Quiet")]
public class TestRsaCloudAdminConnectionTests : ViewTest
{
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";

    [Fact]
    public void An_API_key_that_works_passes_every_step()
    {
        var steps = Diagnose("Connect-RsaCloudAdmin $KeyPath -SkipCheck");

        Assert.Equal(["Name", "Tls", "Clock", "Tenant", "Token", "Permission", "RoundTrip"], steps.Select(Step));
        Assert.All(steps, step => Assert.Equal(("Passed", null, "Example Corp", "127.0.0.1"), (Result(step), step["Advice"], step["Connection"], step["Target"])));
        Assert.All(steps, step => Assert.IsType<TimeSpan>(step["Duration"]));
        Assert.Contains("does not report the key's role", Detail(steps[5]), StringComparison.Ordinal);
        Assert.Matches(@"takes \d+ ms", Detail(steps[6]));
        Assert.Equal(0, Service.Tenant.Users.Sum(user => user.Unlockings));
    }

    [Fact]
    public void An_OAuth_client_that_works_passes_the_issuers_steps_too()
    {
        UseOAuthClient();

        var steps = Diagnose($"Connect-RsaCloudAdmin $JwkPath {ByClient} -SkipCheck");

        Assert.Equal(["Name", "Tls", "Name", "Tls", "Clock", "Tenant", "Token", "Permission", "RoundTrip"], steps.Select(Step));
        Assert.All(steps, step => Assert.Equal("Passed", Result(step)));
        Assert.Contains("rsa.user.factor.manage, rsa.user.manage, rsa.user.read", Detail(steps[7]), StringComparison.Ordinal);
        // One to sign in, and one to find out the client's permissions.
        Assert.Equal(2, Service.Requests.CountOf(Operation.Token));
    }

    [Fact]
    public void Scopes_that_cmdlets_need_and_the_client_lacks_are_a_warning()
    {
        UseOAuthClient();

        var steps = Diagnose($"Connect-RsaCloudAdmin $JwkPath {ByClient} -Scope rsa.user.factor.manage -SkipCheck");

        AssertEnds(steps, "Permission", "Warning", "need more: rsa.audit.admin, rsa.audit.user, rsa.authenticator.emergency.manage", "without -Scope");
        Assert.Equal("Passed", Result(steps[^1]));
        Assert.True(Assert.IsType<bool>(Assert.Single(Run("Test-RsaCloudAdminConnection -Quiet").Output).BaseObject));
    }

    [Fact]
    public void A_host_that_does_not_exist_fails_at_its_name()
    {
        UseOAuthClient();

        var steps = Diagnose("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer https://example.auth.no-such-tenant.invalid -BaseUri https://example.access.no-such-tenant.invalid -SkipCheck");

        AssertEnds(steps, "Name", "Failed", "no-such-tenant.invalid", "spelling");
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_port_that_nobody_listens_at_fails_at_the_connection()
    {
        UseOAuthClient();

        var steps = Diagnose("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer http://127.0.0.1:9/oauth -BaseUri $BaseUri -SkipCheck");

        Assert.Equal(["Passed", "Passed", "Passed", "Failed"], steps.Take(4).Select(Result));
        AssertEnds(steps.Skip(2).ToList(), "Tls", "Failed", "127.0.0.1:9", "firewall");
    }

    [Fact]
    public void A_key_that_the_service_does_not_know_fails_at_the_token()
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);

        var steps = Diagnose("Connect-RsaCloudAdmin $KeyPath -SkipCheck");

        AssertEnds(steps, "Token", "Failed", "access ID", "Connect with a key");
    }

    [Theory]
    [InlineData("-ClientId nobody -Issuer $Issuer -BaseUri $BaseUri", "does not accept the client", "OAuth Clients")]
    [InlineData("-ClientId $ClientId -Issuer \"${Issuer}2\" -BaseUri $BaseUri", "not an issuer", "issuer's address")]
    [InlineData(ByClient + " -Scope rsa.agent.cert", "scopes", "-Scope")]
    public void What_the_issuer_refuses_fails_at_the_token(string given, string detail, string advice)
    {
        UseOAuthClient();

        var steps = Diagnose($"Connect-RsaCloudAdmin $JwkPath {given} -SkipCheck");

        AssertEnds(steps, "Token", "Failed", detail, advice);
    }

    [Theory]
    [InlineData(FaultEffect.Page, "web page")]
    [InlineData(FaultEffect.Redirect, "another address")]
    public void An_address_that_is_another_sites_fails_at_the_token(FaultEffect fault, string detail)
    {
        Service.Faults.Add(new Fault(fault));

        AssertEnds(Diagnose("Connect-RsaCloudAdmin $KeyPath -SkipCheck"), "Token", "Failed", detail, "address");
    }

    [Theory]
    [InlineData(FaultEffect.TooManyRequests, "rate limit")]
    [InlineData(FaultEffect.BadGateway, "Test again")]
    public void The_advice_is_for_one_who_tests_and_not_for_a_row_of_a_list(FaultEffect fault, string advice)
    {
        Service.Faults.Add(new Fault(fault));

        var steps = Diagnose("Connect-RsaCloudAdmin $KeyPath -SkipCheck -RetryTimeoutSec 0");

        AssertEnds(steps, "Token", "Failed", "the service", advice);
        Assert.DoesNotContain(steps, step => $"{step["Advice"]}".Contains("row", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_that_may_not_look_users_up_is_a_warning()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.LookUp });

        AssertEnds(Diagnose("Connect-RsaCloudAdmin $KeyPath -SkipCheck"), "Permission", "Warning", "is not allowed to look up users", "role");
    }

    [Fact]
    public void Quiet_is_a_bool()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck");
        Assert.True(Assert.IsType<bool>(Assert.Single(Run("Test-RsaCloudAdminConnection -Quiet").Output).BaseObject));

        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Words = "Access Id unknown" });
        var result = Run("Test-RsaCloudAdminConnection -Quiet");

        Assert.Empty(result.Errors);
        Assert.False(Assert.IsType<bool>(Assert.Single(result.Output).BaseObject));
    }

    [Fact]
    public void Connections_come_from_the_pipeline_and_by_name()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");

        Assert.Equal(["East", "West"], RunCleanly("Get-RsaCloudAdminConnection | Test-RsaCloudAdminConnection").Select(step => step["Connection"]).Distinct());
        Assert.Equal(["East"], RunCleanly("Test-RsaCloudAdminConnection East").Select(step => step["Connection"]).Distinct());
    }

    [Fact]
    public void Without_a_connection_and_with_a_closed_one_the_one_check_that_fails_says_so()
    {
        AssertEnds(RunCleanly("Test-RsaCloudAdminConnection"), "Connection", "Failed", "not connected", "Run Connect-RsaCloudAdmin");

        var closed = RunCleanly("$c = Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East -PassThru; Disconnect-RsaCloudAdmin; Test-RsaCloudAdminConnection $c");

        AssertEnds(closed, "Connection", "Failed", "closed", "again");
        Assert.Equal(("East", "127.0.0.1"), (Assert.Single(closed)["Connection"], closed[0]["Target"]));
    }

    [Fact]
    public void Quietly_a_connection_that_is_closed_or_missing_is_false_and_the_next_one_is_tested()
    {
        var result = Run("""
            Test-RsaCloudAdminConnection -Quiet
            $closed = Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru
            Disconnect-RsaCloudAdmin
            $good = Connect-RsaCloudAdmin $KeyPath -SkipCheck -PassThru
            $closed, $good | Test-RsaCloudAdminConnection -Quiet
            """);

        Assert.Empty(result.Errors);
        Assert.Equal([false, false, true], result.Output.Select(value => (bool)value.BaseObject));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_diagnosis_that_hangs()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck");
        Service.Faults.Add(new Fault(FaultEffect.Hang));
        using var pipeline = Engine.Start("Test-RsaCloudAdminConnection");
        await Service.Requests.WaitAsync(journal => journal.InFlight == 1, TestContext.Current.CancellationToken);

        Assert.True((await pipeline.StopAsync()).WasStopped);
    }

    [Fact]
    public void The_steps_of_a_diagnosis_have_names_in_JSON()
    {
        Connect();

        var json = $"{Assert.Single(Run("Test-RsaCloudAdminConnection | ConvertTo-Json").Output)}";

        using var steps = JsonDocument.Parse(json);
        Assert.Equal(["Name", "Tls", "Clock", "Tenant", "Token", "Permission", "RoundTrip"], steps.RootElement.EnumerateArray().Select(step => step.GetProperty("Step").GetString()));
        Assert.All(steps.RootElement.EnumerateArray(), step => Assert.Equal("Passed", step.GetProperty("Result").GetString()));
    }

    [Fact]
    public void Sentences_of_a_diagnosis_are_broken_between_words_and_what_to_do_stands_on_a_line_of_its_own()
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);

        var lines = LinesOf(Show(["Test-RsaCloudAdminConnection"], "Connect-RsaCloudAdmin $KeyPath -SkipCheck")).ToList();

        var failed = lines.FindIndex(line => line.StartsWith("Token      Failed   Could not check the token", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines.Skip(failed), line => line.StartsWith("                    To do: Connect with a key", StringComparison.Ordinal));
        Assert.Contains("Permission NotTried Skipped because an earlier step failed.", lines);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(Columns)]
    public void A_check_is_broken_between_words_alone(int width)
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);
        var advice = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck; Test-RsaCloudAdminConnection").Select(check => $"{check["Advice"]}").Single(text => text.Length > 0);

        var lines = LinesOf(Show(["Test-RsaCloudAdminConnection"], "Connect-RsaCloudAdmin $KeyPath -SkipCheck", width)).ToList();

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(advice, string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_without_a_connection_says_so_in_its_heading() =>
        Assert.Contains("Connection: (none)", Show(["Test-RsaCloudAdminConnection"], "$null"), StringComparison.Ordinal);

    private IReadOnlyList<PropertyBag> Diagnose(string connect)
    {
        RunCleanly(connect);
        return RunCleanly("Test-RsaCloudAdminConnection");
    }

    private static string Step(PropertyBag step) => $"{step["Step"]}";

    private static string Result(PropertyBag step) => $"{step["Result"]}";

    private static string Detail(PropertyBag step) => $"{step["Detail"]}";

    /// <summary>Asserts that the steps before the given one pass, and that no step after it runs.</summary>
    private static void AssertEnds(IReadOnlyList<PropertyBag> steps, string step, string result, string detail, string advice)
    {
        var at = steps.ToList().FindIndex(s => Result(s) != "Passed");
        Assert.Equal((step, result), (Step(steps[at]), Result(steps[at])));
        Assert.Contains(detail, Detail(steps[at]), StringComparison.Ordinal);
        Assert.Contains(advice, $"{steps[at]["Advice"]}", StringComparison.Ordinal);
        if (result == "Failed")
            Assert.All(steps.Skip(at + 1), later => Assert.Equal(("NotTried", null, null), (Result(later), later["Advice"], later["Duration"])));
    }
}
