using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Examples;

public class NewPhoneTests : ExampleTest
{
    private protected override EmulatorOptions Options => new() { Users = 6 };

    [Fact]
    public void Each_user_loses_the_devices_and_gets_a_code()
    {
        WriteList("user1@example.com,T1", "user2@example.com,T2");

        var (exitCode, shown) = RunMove();

        Assert.Equal(0, exitCode);
        Assert.All([User(1), User(2)], user => Assert.DoesNotContain(user.Devices, device => device.Browser is null));
        Assert.All([User(1), User(2)], user => Assert.NotNull(user.EnrollmentCode));
        Assert.DoesNotContain(User(1).EnrollmentCode!.Code, shown, StringComparison.Ordinal);
        Assert.Contains("user2@example.com", shown, StringComparison.Ordinal);
        Assert.NotEmpty(User(3).Devices);
    }

    [Fact]
    public void A_user_whose_devices_stay_gets_no_code()
    {
        WriteList("user1@example.com,T1", "nobody@example.com,T2", "user2@example.com,T3");
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.RemoveDevice, Times = 1 });

        var (exitCode, shown) = RunMove();

        Assert.Equal(1, exitCode);
        Assert.Contains("NotAuthorized:", shown, StringComparison.Ordinal);
        Assert.Contains("UserNotFound:", shown, StringComparison.Ordinal);
        Assert.Equal(1, Service.Requests.CountOf(Operation.NewEnrollmentCode));
        Assert.Single([User(1), User(2)], user => user.EnrollmentCode is not null);
    }

    [Fact]
    public void A_code_that_may_have_been_sent_is_reported()
    {
        WriteList("user1@example.com,T1");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.NewEnrollmentCode, AfterApplying = true });

        var (exitCode, shown) = RunMove();

        Assert.Equal(1, exitCode);
        Assert.Contains("OutcomeUnknown:", shown, StringComparison.Ordinal);
        Assert.Equal(1, Service.Requests.CountOf(Operation.NewEnrollmentCode));
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        WriteList("user1@example.com,T1");

        Assert.Equal(0, RunMove("-WhatIf").ExitCode);
        Assert.NotEmpty(User(1).Devices);
        Assert.Null(User(1).EnrollmentCode);
    }

    [Fact]
    public void A_column_with_an_id_does_not_name_the_user()
    {
        File.WriteAllLines(ListPath, ["UserId,Email", $"{EmulatedTenant.SeededId(2)},user1@example.com"]);

        Assert.Equal(0, RunMove().ExitCode);
        Assert.NotNull(User(1).EnrollmentCode);
        Assert.Null(User(2).EnrollmentCode);
        Assert.NotEmpty(User(2).Devices);
    }

    [Fact]
    public void After_three_codes_that_could_not_be_sent_no_more_phones_are_removed()
    {
        WriteList("user1@example.com,T1", "user2@example.com,T2", "nobody@example.com,T3", "user3@example.com,T4", "user4@example.com,T5", "user5@example.com,T6");
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.NewEnrollmentCode });

        var (exitCode, shown) = RunMove();

        Assert.Equal(2, exitCode);
        Assert.Equal(3, Service.Requests.CountOf(Operation.NewEnrollmentCode));
        Assert.All([User(4), User(5)], user => Assert.NotEmpty(user.Devices));
        Assert.Contains("The first row not attempted is 'user4@example.com'", Words(shown), StringComparison.Ordinal);
        Assert.Contains("user3@example.com", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_was_sent_ends_the_count_of_those_that_were_not()
    {
        WriteList([.. Enumerable.Range(1, 6).Select(number => $"user{number}@example.com,T{number}")]);
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.NewEnrollmentCode, Times = 2 });

        Assert.Equal(1, RunMove().ExitCode);
        Assert.Equal(6, Service.Requests.CountOf(Operation.NewEnrollmentCode));
        Assert.Equal(4, Enumerable.Range(1, 6).Count(number => User(number).EnrollmentCode is not null));
    }

    [Fact]
    public void An_error_that_ends_the_script_comes_after_the_row_whose_phone_is_gone()
    {
        WriteList("user1@example.com,T1", "user2@example.com,T2");
        const string Failing = "function New-RsaEnrollmentCode { [CmdletBinding(SupportsShouldProcess)] param($UserId, $SendTo, $ExpiresIn) throw 'no more' }";

        var (exitCode, shown) = RunExample("Move-ToNewPhone.ps1", ["-Path", ListPath, "-KeyPath", KeyPath], Failing);

        Assert.Equal(2, exitCode);
        Assert.Contains("user1@example.com", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(User(1).Devices, device => device.Browser is null);
        Assert.NotEmpty(User(2).Devices);
    }

    [Fact]
    public void A_cell_of_the_list_is_no_formula()
    {
        WriteList("=nobody@example.com,T1");

        var (exitCode, shown) = RunMove();

        Assert.Equal(1, exitCode);
        Assert.Contains("'=nobody@example.com", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user2@example.com,T2", "USER2@example.com ,T3", "more than once: user2@example.com")]
    [InlineData("user2@example.com,T2", "user2,T3", "more than once: user2@example.com")]
    [InlineData("user2@example.com,T2", "disabled@example.com,T3", "cannot get a code, because they are disabled or have no e-mail address: disabled@example.com")]
    [InlineData("user2@example.com,T2", " ,T3", "1 of 3 rows have no value in the column Email")]
    public void A_list_with_an_error_changes_nothing(string second, string third, string what)
    {
        Service.Tenant.AddUser("disabled@example.com", change: user => user with { IsEnabled = false });
        WriteList("user1@example.com,T1", second, third);

        var (exitCode, shown) = RunMove();

        Assert.Equal(2, exitCode);
        Assert.Contains(what, Words(shown), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, Service.Requests.CountOf(Operation.RemoveDevice) + Service.Requests.CountOf(Operation.NewEnrollmentCode));
    }

    [Fact]
    public void A_time_that_the_service_would_refuse_changes_nothing()
    {
        WriteList("user1@example.com,T1");

        Assert.Contains("must be from 10 minutes", Words(RunMove("-ExpiresIn", "1.00:01:00").Shown), StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_list_without_the_column_is_refused()
    {
        File.WriteAllLines(ListPath, ["Name", "user1@example.com"]);

        var (exitCode, shown) = RunMove();

        Assert.Equal(2, exitCode);
        Assert.Contains("has no column Email", Words(shown), StringComparison.Ordinal);
    }

    private (int ExitCode, string Shown) RunMove(params string[] more) => RunExample("Move-ToNewPhone.ps1", ["-Path", ListPath, "-KeyPath", KeyPath, .. more]);
}
