using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Examples;

public class LockReportTests : ExampleTest
{
    private string CsvPath => PathOf("locks.csv");

    private string HtmlPath => PathOf("locks.html");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Tenant.Events.Clear();
    }

    [Fact]
    public void Each_lock_is_listed_with_the_failures_before_it()
    {
        var now = DateTimeOffset.UtcNow.AddMinutes(-5);
        Add(now.AddMinutes(-3), 1, 104);
        Add(now.AddMinutes(-2), 1, 104);
        Add(now.AddMinutes(-1), 1, 105);
        Add(now.AddMinutes(-1), 2, 104);
        Add(now, 1, 2);
        Add(now.AddDays(-3), 3, 2);

        var (exitCode, _) = RunReport();

        Assert.Equal(0, exitCode);
        var line = Assert.Single(File.ReadAllLines(CsvPath).Skip(1));
        Assert.StartsWith($"\"{now.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}\",\"{EmulatedTenant.SeededId(1)}\"", line, StringComparison.Ordinal);
        Assert.Contains("\"3\",\"2 x ", line, StringComparison.Ordinal);
        Assert.Contains("<p>1 locked.</p>", File.ReadAllText(HtmlPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_lock_the_report_is_empty()
    {
        Assert.Equal(0, RunReport().ExitCode);

        Assert.Equal(["\"LockedAt\",\"User\",\"Method\",\"Application\",\"Attempts\",\"Why\""], File.ReadAllLines(CsvPath));
        Assert.Contains("<p>0 locked.</p>", File.ReadAllText(HtmlPath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_a_user_is_neither_a_formula_nor_a_tag()
    {
        Service.Tenant.Events.Add(new EmulatedUserEvent(DateTimeOffset.UtcNow.AddMinutes(-5), EmulatedTenant.SeededId(1), 2) { Application = "=cmd|'<b>'" });

        Assert.Equal(0, RunReport().ExitCode);

        Assert.Contains("\"'=cmd|'<b>'\"", File.ReadAllText(CsvPath), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", File.ReadAllText(HtmlPath), StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_with_a_locked_method_is_no_lock()
    {
        var now = DateTimeOffset.UtcNow.AddMinutes(-5);
        Add(now.AddMinutes(-1), 1, 21903);
        Add(now, 1, 35);

        Assert.Equal(0, RunReport().ExitCode);
        Assert.Single(File.ReadAllLines(CsvPath));
    }

    [Fact]
    public void The_page_says_how_it_is_encoded()
    {
        Service.Tenant.Events.Add(new EmulatedUserEvent(DateTimeOffset.UtcNow.AddMinutes(-5), EmulatedTenant.SeededId(1), 2) { Application = "B\u00FCro" });

        Assert.Equal(0, RunReport().ExitCode);

        Assert.Contains("<meta charset=\"utf-8\" />", File.ReadAllText(HtmlPath), StringComparison.Ordinal);
        Assert.Contains("B\u00FCro", File.ReadAllText(CsvPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_that_may_be_incomplete_are_no_report()
    {
        const string Incomplete = "function Get-RsaUserEvent { [CmdletBinding()] param($After, $Before) Write-Warning 'The list may be incomplete.' }";

        var (exitCode, shown) = RunExample("New-LockReport.ps1", ["-KeyPath", KeyPath, "-CsvPath", CsvPath, "-HtmlPath", HtmlPath], Incomplete);

        Assert.Equal(2, exitCode);
        Assert.Contains("The report may be incomplete, so it was not written", Words(shown), StringComparison.Ordinal);
        Assert.False(File.Exists(CsvPath) || File.Exists(HtmlPath));
    }

    [Fact]
    public void A_list_of_events_that_cannot_be_read_is_no_report()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.ListUserEvents });

        Assert.Equal(2, RunReport().ExitCode);
        Assert.False(File.Exists(CsvPath) || File.Exists(HtmlPath));
    }

    private void Add(DateTimeOffset at, int user, int code) => Service.Tenant.Events.Add(new EmulatedUserEvent(at, EmulatedTenant.SeededId(user), code) { IsError = code != 2 });

    private (int ExitCode, string Shown) RunReport() => RunExample("New-LockReport.ps1", ["-KeyPath", KeyPath, "-CsvPath", CsvPath, "-HtmlPath", HtmlPath]);
}
