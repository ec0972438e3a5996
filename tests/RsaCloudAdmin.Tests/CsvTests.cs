using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Lists, as help desks keep them.</summary>
public class CsvTests : CmdletTest
{
    private static readonly Guid[] Listed = [EmulatedTenant.SeededId(1), EmulatedTenant.SeededId(2), EmulatedTenant.SeededId(3)];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var csv = PathOf("users.csv");
        // One by id and address, one by id alone, one by address alone.
        await File.WriteAllLinesAsync(csv,
        [
            "UserId,Email,TokenSerialNumber",
            $"{Listed[0]},user1@example.com,{EmulatedTenant.SeededSerialNumber(1)}",
            $"{Listed[1]},,{EmulatedTenant.SeededSerialNumber(2)}",
            $",user3@example.com,{EmulatedTenant.SeededSerialNumber(3)}",
        ]);
        Engine.SetVariable("UsersCsv", csv);
        foreach (var id in Listed)
            Service.Tenant.Change(id, user => user with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true });
        Connect();
    }

    [Fact]
    public void Unlock_binds_the_list_and_unlocks_whom_it_names()
    {
        var result = RunCleanly("Import-Csv $UsersCsv | Unlock-RsaUserMethod");

        Assert.Equal(Listed.Select(id => id.ToString()), result.Select(o => o["UserId"]?.ToString()));
        Assert.Equal([Listed[0].ToString(), Listed[1].ToString(), "user3@example.com"], result.Select(o => o["Identity"]));
        Assert.All(Listed, id => Assert.True(Service.Tenant.Find(id) is { IsTokenLocked: false, IsSmsLocked: false, IsVoiceLocked: false, Unlockings: 1 }));
    }

    [Fact]
    public void Hardware_tokens_are_enabled_and_disabled_by_their_column()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Service.Tenant.ChangeHardwareToken(EmulatedTenant.SeededSerialNumber(number), token => token with { IsEnabled = false });

        var enabled = RunCleanly("Import-Csv $UsersCsv | Enable-RsaHardwareToken");
        Assert.Equal(["1000000001", "1000000002", "1000000003"], enabled.Select(o => o["TokenSerialNumber"]));
        Assert.All(enabled, o => Assert.Equal("Enabled", o["TokenStatus"]?.ToString()));
        Assert.All(Enumerable.Range(1, 3), n => Assert.True(Service.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(n))!.IsEnabled));

        RunCleanly("Import-Csv $UsersCsv | Disable-RsaHardwareToken");
        Assert.All(Enumerable.Range(1, 3), n => Assert.False(Service.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(n))!.IsEnabled));
    }

    [Fact]
    public void Emergency_tokencodes_are_issued_for_as_long_as_asked_for()
    {
        var issued = RunCleanly("Import-Csv $UsersCsv | Enable-RsaEmergencyTokencode -ExpirationDays 3 -AsPlainText");

        Assert.Equal(Listed.Select(id => Service.Tenant.Find(id)!.Tokencode!.Code), issued.Select(o => o["EmergencyTokencode"]));
        Assert.All(issued, o =>
        {
            var expires = Assert.IsType<DateTime>(o["ExpirationDate"]);
            Assert.Equal(DateTimeKind.Local, expires.Kind);
            Assert.InRange(expires - DateTime.Now, TimeSpan.FromDays(2.99), TimeSpan.FromDays(3.01));
        });
    }

    [Fact]
    public void Issued_tokencodes_are_withdrawn_by_the_next_cmdlet_in_line()
    {
        var withdrawn = RunCleanly("Import-Csv $UsersCsv | Enable-RsaEmergencyTokencode -ExpirationDays 3 | Disable-RsaEmergencyTokencode");

        Assert.Equal(Listed.Select(id => id.ToString()), withdrawn.Select(o => o["UserId"]?.ToString()));
        Assert.All(Listed, id => Assert.True(Service.Tenant.Find(id) is { Tokencode: null, TokencodesIssued: 1 }));
        // What was issued goes on working offline, and until when is known from the row.
        Assert.All(withdrawn, o => Assert.Equal(DateTimeKind.Local, Assert.IsType<DateTime>(o["OfflineExpirationDate"]).Kind));
    }

    [Fact]
    public void Users_are_looked_up_by_the_list()
    {
        var users = RunCleanly("Import-Csv $UsersCsv | Where-Object Email | Get-RsaUser");

        Assert.Equal(["user1@example.com", "user3@example.com"], users.Select(o => o["EmailAddress"]));
    }

    [Theory]
    [InlineData("Email")]
    [InlineData("EmailAddress")]
    [InlineData("Mail")]
    [InlineData("UserName")]
    [InlineData("UserPrincipalName")]
    [InlineData("UPN")]
    [InlineData("SamAccountName")]
    [InlineData("Identity")]
    [InlineData("Id")]
    public void A_user_is_found_under_each_name_of_the_column(string column)
    {
        var result = RunCleanly($"[pscustomobject]@{{ {column} = 'user2@example.com' }} | Unlock-RsaUserMethod");

        Assert.Equal(Listed[1].ToString(), Assert.Single(result)["UserId"]?.ToString());
    }

    [Fact]
    public void UserId_wins_over_the_other_columns()
    {
        RunCleanly($"[pscustomobject]@{{ Id = '{Listed[2]}'; UserId = '{Listed[0]}' }} | Unlock-RsaUserMethod");

        Assert.Equal([1, 0], [Service.Tenant.Find(Listed[0])!.Unlockings, Service.Tenant.Find(Listed[2])!.Unlockings]);
    }

    [Fact]
    public void Texts_from_the_pipeline_name_users_too()
    {
        var result = RunCleanly("'user1@example.com', 'user2', ' user3@example.com ' | Unlock-RsaUserMethod -Method Sms");

        Assert.Equal(3, result.Count);
        Assert.All(Listed, id => Assert.True(Service.Tenant.Find(id) is { IsSmsLocked: false, IsTokenLocked: true, IsVoiceLocked: true }));
    }

    [Fact]
    public void Several_users_are_given_by_position()
    {
        RunCleanly("Unlock-RsaUserMethod user1@example.com, user2@example.com");

        Assert.Equal(2, Service.Requests.CountOf(Operation.Unlock));
    }
}
