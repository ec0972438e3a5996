using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Examples;

public class LockReportTests : ExampleTest
{
    private static readonly DateTimeOffset Noon = new(DateTime.Today.AddDays(-1).AddHours(12));

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
        Add(Noon.AddMinutes(-3), 1, 104);
        Add(Noon.AddMinutes(-2), 1, 104);
        Add(Noon.AddMinutes(-1), 1, 105);
        Add(Noon.AddMinutes(-1), 2, 104);
        Add(Noon, 1, 2);
        Add(Noon.AddDays(-3), 3, 2);

        var (exitCode, _) = RunReportOfNoon();

        Assert.Equal(0, exitCode);
        var line = Assert.Single(File.ReadAllLines(CsvPath).Skip(1));
        Assert.StartsWith($"\"{Minute(Noon)}\",\"{EmulatedTenant.SeededId(1)}\"", line, StringComparison.Ordinal);
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
        Service.Tenant.Events.Add(new EmulatedUserEvent(Noon, EmulatedTenant.SeededId(1), 2) { Application = "=cmd|'<b>'" });

        Assert.Equal(0, RunReportOfNoon().ExitCode);

        Assert.Contains("\"'=cmd|'<b>'\"", File.ReadAllText(CsvPath), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", File.ReadAllText(HtmlPath), StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_with_a_locked_method_is_no_lock()
    {
        Add(Noon.AddMinutes(-1), 1, 21903);
        Add(Noon, 1, 35);

        Assert.Equal(0, RunReportOfNoon().ExitCode);
        Assert.Single(File.ReadAllLines(CsvPath));
    }

    [Fact]
    public void A_password_that_is_locked_in_the_directory_is_no_lock()
    {
        Add(Noon, 1, 224);

        Assert.Equal(0, RunReportOfNoon().ExitCode);
        Assert.Single(File.ReadAllLines(CsvPath));
    }

    [Fact]
    public void Each_lock_is_in_the_report_of_one_night()
    {
        // The script reads the date too. If midnight comes in between, the report is of another day.
        DateTimeOffset today;
        do
        {
            Service.Tenant.Events.Clear();
            today = new(DateTime.Today);
            var yesterday = new DateTimeOffset(today.DateTime.AddDays(-1));
            Add(yesterday, 1, 2);
            Add(yesterday.AddSeconds(1), 2, 2);
            Add(today, 3, 2);
            Add(today.AddSeconds(1), 1, 2);

            Assert.Equal(0, RunReport().ExitCode);
        }
        while (DateTime.Today != today.DateTime);

        AssertUsers(2, 3);
    }

    [Fact]
    public void The_times_can_be_chosen()
    {
        Add(Noon.AddMinutes(-1), 1, 2);
        Add(Noon, 2, 2);
        Add(Noon.AddMinutes(1), 3, 2);

        Assert.Equal(0, RunReport("-After", Minute(Noon.AddMinutes(-1)), "-Before", Minute(Noon)).ExitCode);

        AssertUsers(2);
    }

    [Fact]
    public void An_empty_time_is_no_report()
    {
        var (exitCode, shown) = RunReport("-After", Minute(Noon), "-Before", Minute(Noon));

        Assert.Equal(2, exitCode);
        Assert.Contains("-After must be earlier than -Before", Words(shown), StringComparison.Ordinal);
        Assert.False(File.Exists(CsvPath) || File.Exists(HtmlPath));
    }

    [Fact]
    public void The_page_says_how_it_is_encoded()
    {
        Service.Tenant.Events.Add(new EmulatedUserEvent(Noon, EmulatedTenant.SeededId(1), 2) { Application = "B\u00FCro" });

        Assert.Equal(0, RunReportOfNoon().ExitCode);

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

    private static string Minute(DateTimeOffset time) => time.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void AssertUsers(params int[] users) =>
        Assert.Equal(users.Select(user => $"\"{EmulatedTenant.SeededId(user)}\""), File.ReadAllLines(CsvPath).Skip(1).Select(line => line.Split(',')[1]));

    private (int ExitCode, string Shown) RunReportOfNoon() => RunReport("-After", Minute(Noon.AddHours(-12)), "-Before", Minute(Noon.AddHours(12)));

    private (int ExitCode, string Shown) RunReport(params string[] more) => RunExample("New-LockReport.ps1", ["-KeyPath", KeyPath, "-CsvPath", CsvPath, "-HtmlPath", HtmlPath, .. more]);
}
