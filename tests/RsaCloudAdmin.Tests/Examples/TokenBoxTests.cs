using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Examples;

public class TokenBoxTests : ExampleTest
{
    private static readonly string[] Box = ["000200000001", "000200000002"];

    private protected override EmulatorOptions Options => new() { Users = 12 };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var number in Box)
            Service.Tenant.AddHardwareToken(number);
    }

    [Fact]
    public void Each_user_gets_their_token_and_a_second_run_changes_nothing()
    {
        WriteBox($"user1@example.com,{Box[0]}", $"user2@example.com,{Box[1]}");

        var (exitCode, shown) = RunBox();

        Assert.Equal(0, exitCode);
        Assert.Equal([EmulatedTenant.SeededId(1), EmulatedTenant.SeededId(2)], Box.Select(OwnerOf));
        Assert.Contains("Activation Pending", shown, StringComparison.Ordinal);
        Assert.Equal(0, RunBox().ExitCode);
    }

    [Fact]
    public void A_row_that_fails_does_not_stop_the_others()
    {
        WriteBox($"nobody@example.com,{Box[0]}", $"user2@example.com,{Box[1]}");

        var (exitCode, shown) = RunBox();

        Assert.Equal(1, exitCode);
        Assert.Equal([null, EmulatedTenant.SeededId(2)], Box.Select(OwnerOf));
        Assert.Contains("UserNotFound:", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_with_an_id_does_not_name_the_user()
    {
        File.WriteAllLines(ListPath, ["UserId,Email,TokenSerialNumber", $"{EmulatedTenant.SeededId(2)},user1@example.com,{Box[0]}"]);

        Assert.Equal(0, RunBox().ExitCode);
        Assert.Equal(EmulatedTenant.SeededId(1), OwnerOf(Box[0]));
    }

    [Fact]
    public void Rows_that_failed_are_reported_once_even_if_an_error_ends_the_run()
    {
        WriteBox([.. Enumerable.Range(1, 12).Select(number => $"user{number}@example.com,0002000000{number:00}")]);
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized) { Operation = Operation.AssignToken });

        var (exitCode, shown) = RunBox();

        Assert.Equal(2, exitCode);
        Assert.Contains("The first row not attempted is", Words(shown), StringComparison.Ordinal);
        Assert.InRange(Rows(shown).Count(row => row.Contains("TokenRefused:", StringComparison.Ordinal)), 3, 11);
        Assert.Equal(Rows(shown).Distinct(), Rows(shown));
    }

    [Fact]
    public void A_cell_of_the_list_is_no_formula()
    {
        WriteBox($"=nobody@example.com,{Box[0]}");

        var (exitCode, shown) = RunBox();

        Assert.Equal(1, exitCode);
        Assert.Contains("'=nobody@example.com", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user1@example.com,000200000001", "user2@example.com, 000200000001 ", "more than once: 000200000001")]
    [InlineData("user1@example.com,000200000001", "user2@example.com,", "1 of 2 rows have no value in the column TokenSerialNumber")]
    [InlineData("user1@example.com,000200000001", " ,000200000002", "1 of 2 rows have no value in the column Email")]
    public void A_list_with_an_error_assigns_nothing(string first, string second, string what)
    {
        WriteBox(first, second);

        var (exitCode, shown) = RunBox();

        Assert.Equal(2, exitCode);
        Assert.Contains(what, Words(shown), StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.CountOf(Operation.AssignToken));
    }

    [Fact]
    public void A_list_without_its_columns_assigns_nothing()
    {
        File.WriteAllLines(ListPath, ["User,Serial", "user1@example.com,1"]);

        var (exitCode, shown) = RunBox();

        Assert.Equal(2, exitCode);
        Assert.Contains("has no column Email", Words(shown), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_assigns_nothing()
    {
        WriteBox($"user1@example.com,{Box[0]}");

        Assert.Equal(0, RunBox("-WhatIf").ExitCode);
        Assert.Null(OwnerOf(Box[0]));
    }

    // The beginnings of the rows that a table shows: the user and what follows in the same line.
    private static List<string> Rows(string shown) => [.. shown.Split('\n').Where(line => line.StartsWith("user", StringComparison.Ordinal))];

    private void WriteBox(params string[] rows) => File.WriteAllLines(ListPath, ["Email,TokenSerialNumber", .. rows]);

    private Guid? OwnerOf(string number) => Service.Tenant.FindHardwareToken(number)!.UserId;

    private (int ExitCode, string Shown) RunBox(params string[] more) => RunExample("Add-TokenBox.ps1", ["-Path", ListPath, "-KeyPath", KeyPath, .. more]);
}
